package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.muniment.worker.Job;
import org.muniment.worker.Message;

/** The worker's side of {@link StampTinter}. */
final class TintJob implements Job {
  static final String NAME = "tint";

  @Override
  public Message run(Message request, Steps steps) throws IOException {
    try (ImageFile file = ImageFile.open(Path.of(request.get("input")))) {
      if (file == null) {
        throw new IOException("The file is no image.");
      }
      BufferedImage tinted = Tint.apply(file.decode(0).image(), request.number("rgb"));
      ImageIO.write(tinted, "png", Path.of(request.get("output")).toFile());
    }
    return Message.of("tinted");
  }
}

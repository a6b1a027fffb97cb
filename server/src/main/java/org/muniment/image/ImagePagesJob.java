package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Job;
import org.muniment.worker.Message;

/** The worker's side of {@link ImagePages}: makes one page image of each frame. */
final class ImagePagesJob implements Job {
  static final String NAME = "imagePages";

  @Override
  public Message run(Message request, Steps steps) throws IOException {
    Path file = Path.of(request.get("file"));
    Path directory = Path.of(request.get("directory"));
    int first = request.number("first");
    int last = request.number("last");
    PageFormat format = PageFormat.of(file);
    int count = 1;
    try (ImageFile images = format == null ? null : ImageFile.open(file)) {
      if (images != null && format == PageFormat.TIFF) {
        count = images.count();
      }
      boolean more = true;
      for (int number = first; more && number <= Math.min(last, count); number++) {
        PageImage page =
            count == 1 && (format == null || images == null || format.keptAsPage())
                ? original(file, format, images)
                : frame(images, number, directory);
        more = steps.send(Message.of("page", with(page, number)));
        if (!page.file().equals(file)) {
          Files.deleteIfExists(page.file());
        }
      }
    }
    return Message.of("pages", "count", count);
  }

  private static Object[] with(PageImage page, int number) {
    Object[] facts = page.toArguments();
    Object[] all = new Object[facts.length + 2];
    System.arraycopy(facts, 0, all, 0, facts.length);
    all[facts.length] = "number";
    all[facts.length + 1] = number;
    return all;
  }

  /** The file as it came, decodable or not. */
  private static PageImage original(
      Path file, @Nullable PageFormat format, @Nullable ImageFile images) throws IOException {
    String mimeType = format == null ? "application/octet-stream" : format.mimeType();
    ImageFile.Facts facts = new ImageFile.Facts(0, 0, 96, 96, 0);
    boolean readable = false;
    if (images != null) {
      facts = images.facts(0);
      readable = true;
    }
    return page(file, mimeType, facts, readable);
  }

  private static PageImage frame(@Nullable ImageFile images, int number, Path directory)
      throws IOException {
    if (images == null) {
      throw new IOException("The image cannot be opened.");
    }
    ImageFile.Facts facts = images.facts(number - 1);
    ImageFile.Decoded decoded = images.decode(number - 1);
    BufferedImage image = decoded.image();
    boolean bilevel = Bilevel.is(image);
    Path output = directory.resolve("frame" + number + (bilevel ? ".tif" : ".png"));
    if (bilevel) {
      PageEncoder.tiff(image, output, facts.xResolution(), facts.yResolution());
    } else {
      PageEncoder.png(image, output, facts.xResolution(), facts.yResolution());
    }
    ImageFile.Facts written =
        new ImageFile.Facts(
            image.getWidth(),
            image.getHeight(),
            facts.xResolution(),
            facts.yResolution(),
            bilevel ? 1 : image.getColorModel().getPixelSize());
    return page(output, bilevel ? "image/tiff" : "image/png", written, decoded.complete());
  }

  private static PageImage page(Path file, String mimeType, ImageFile.Facts facts, boolean readable)
      throws IOException {
    return new PageImage(
        file,
        mimeType,
        Files.size(file),
        facts.width(),
        facts.height(),
        facts.xResolution(),
        facts.yResolution(),
        facts.depth(),
        readable);
  }
}

package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Message page =
            count == 1 && (format == null || images == null || format.keptAsPage())
                ? original(file, format, images)
                : frame(images, number, directory);
        if (count == 1 && page.find("image") == null) {
          page = original(file, format, null);
        }
        more = steps.send(page);
        String made = page.find("image");
        if (made != null && !Path.of(made).equals(file)) {
          Files.deleteIfExists(Path.of(made));
        }
      }
      return images != null && format == PageFormat.TIFF && TiffDirectories.areBroken(file)
          ? Message.of(
              "pages",
              "count",
              count,
              "notice",
              "The list of the images in the file is damaged; there may be more of them.")
          : Message.of("pages", "count", count);
    }
  }

  private static Message message(PageImage image, @Nullable String notice) {
    Map<String, String> arguments =
        new LinkedHashMap<>(Message.of("page", image.toArguments()).arguments());
    if (notice != null) {
      arguments.put("notice", notice);
    }
    return new Message("page", arguments);
  }

  /** The file as it came, decodable or not. */
  private static Message original(
      Path file, @Nullable PageFormat format, @Nullable ImageFile images) throws IOException {
    String mimeType = format == null ? "application/octet-stream" : format.mimeType();
    ImageFile.Facts facts = new ImageFile.Facts(0, 0, 96, 96, 0);
    boolean readable = false;
    if (images != null) {
      facts = images.facts(0);
      readable = true;
    }
    return message(
        page(file, mimeType, facts, readable),
        readable ? null : "The image cannot be read, and stays as it came.");
  }

  private static Message frame(@Nullable ImageFile images, int number, Path directory)
      throws IOException {
    if (images == null) {
      throw new IOException("The image cannot be opened.");
    }
    ImageFile.Facts facts;
    ImageFile.Decoded decoded;
    try {
      facts = images.facts(number - 1);
      decoded = images.decode(number - 1);
    } catch (IOException | RuntimeException damaged) {
      return Message.of("page", "notice", "The image cannot be read.");
    }
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
    String notice = null;
    if (!decoded.complete()) {
      notice = "The image is damaged; what cannot be read of it is white.";
    } else if (decoded.step() > 1) {
      notice =
          "The image is so large that only one pixel in "
              + decoded.step()
              + " of each line and column is kept.";
    }
    return message(
        page(output, bilevel ? "image/tiff" : "image/png", written, decoded.complete()), notice);
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

package org.muniment.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.worker.Job;
import org.muniment.worker.Message;

/** The worker's side of {@link PageExporter}: decodes, paints, turns and encodes one page. */
final class ExportPageJob implements Job {
  static final String NAME = "exportPage";
  private static final int PAPER_RESOLUTION = 150;

  private @Nullable PagePainter painter;

  private record Source(BufferedImage image, int xResolution, int yResolution, boolean complete) {}

  @Override
  public Message run(Message request, Steps steps) throws IOException {
    ExportFormat format = ExportFormat.valueOf(request.get("format"));
    Path output = Path.of(request.get("output"));
    String input = request.get("input");
    int rotation = request.number("rotation");
    List<ExportPage.Mark> marks = marks(request.get("marks"));
    boolean untouched = rotation == 0 && marks.isEmpty() && request.find("watermark") == null;
    Source source = source(input, request);
    if (untouched && source.complete() && keeps(format, input)) {
      Files.copy(Path.of(input), output);
      EncodedPage.Kind kind =
          format == ExportFormat.PNG ? EncodedPage.Kind.PNG : JpegHeader.kind(Path.of(input));
      return answer(
          new EncodedPage(
              kind,
              output,
              source.image().getWidth(),
              source.image().getHeight(),
              source.xResolution(),
              source.yResolution()),
          true);
    }
    BufferedImage image = PagePainter.turn(PagePainter.paint(source.image(), marks), rotation);
    boolean swapped = rotation % 180 != 0;
    int xResolution = swapped ? source.yResolution() : source.xResolution();
    int yResolution = swapped ? source.xResolution() : source.yResolution();
    Watermark watermark = watermark(request);
    if (watermark != null) {
      image = painter().stamp(image, watermark);
    }
    boolean fromJpeg = !input.isEmpty() && PageFormat.of(Path.of(input)) == PageFormat.JPEG;
    int quality = request.number("quality");
    EncodedPage page;
    if (format == ExportFormat.PNG) {
      page = PageEncoder.png(image, output, xResolution, yResolution);
    } else if (format == ExportFormat.JPEG || (format == ExportFormat.PDF && fromJpeg)) {
      page = PageEncoder.jpeg(image, quality, output, xResolution, yResolution);
    } else {
      page = PageEncoder.lossless(image, output, xResolution, yResolution);
    }
    return answer(page, source.complete());
  }

  private static Message answer(EncodedPage page, boolean complete) {
    List<Object> arguments = new ArrayList<>(List.of(page.toArguments()));
    arguments.add("complete");
    arguments.add(complete);
    return Message.of("page", arguments.toArray());
  }

  /** Whether the bytes can go into the export as they are, which is faster and loses nothing. */
  private static boolean keeps(ExportFormat format, String input) throws IOException {
    if (input.isEmpty()) {
      return false;
    }
    Path file = Path.of(input);
    PageFormat found = PageFormat.of(file);
    return (format == ExportFormat.PNG && found == PageFormat.PNG)
        || (format == ExportFormat.PDF
            && found == PageFormat.JPEG
            && JpegHeader.kind(file) != EncodedPage.Kind.PNG);
  }

  /** The page's image; white paper of the same size when there is nothing to decode. */
  private Source source(String input, Message request) throws IOException {
    if (input.isEmpty()) {
      String text = Files.readString(Path.of(request.get("text")), StandardCharsets.UTF_16BE);
      return new Source(painter().paper(text), PAPER_RESOLUTION, PAPER_RESOLUTION, true);
    }
    try (ImageFile file = ImageFile.open(Path.of(input))) {
      if (file != null) {
        ImageFile.Facts facts = file.facts(0);
        ImageFile.Decoded decoded = file.decode(0);
        // A smaller version of a huge image still covers the same paper.
        double shrunk = (double) decoded.image().getWidth() / facts.width();
        return new Source(
            decoded.image(),
            Math.max(1, (int) Math.round(facts.xResolution() * shrunk)),
            Math.max(1, (int) Math.round(facts.yResolution() * shrunk)),
            decoded.complete());
      }
    } catch (IOException | RuntimeException undecodable) {
      // The caller learns of it from the answer.
    }
    return new Source(painter().paper(""), PAPER_RESOLUTION, PAPER_RESOLUTION, false);
  }

  private PagePainter painter() throws IOException {
    PagePainter known = painter;
    if (known == null) {
      known = new PagePainter(new GlyphText());
      painter = known;
    }
    return known;
  }

  private static @Nullable Watermark watermark(Message request) {
    String text = request.find("watermark");
    if (text == null) {
      return null;
    }
    return new Watermark(
        text,
        WatermarkPosition.valueOf(request.get("position")),
        request.number("angle"),
        request.number("span"));
  }

  static String marks(List<ExportPage.Mark> marks) {
    StringBuilder all = new StringBuilder();
    for (ExportPage.Mark mark : marks) {
      all.append(mark.x()).append(' ').append(mark.y()).append(' ').append(mark.width());
      all.append(' ').append(mark.height()).append(' ').append(mark.argb()).append('\n');
    }
    return all.toString();
  }

  private static List<ExportPage.Mark> marks(String all) {
    return all.lines()
        .map(line -> line.split(" ", -1))
        .map(
            part ->
                new ExportPage.Mark(
                    Integer.parseInt(part[0]),
                    Integer.parseInt(part[1]),
                    Integer.parseInt(part[2]),
                    Integer.parseInt(part[3]),
                    Integer.parseInt(part[4])))
        .toList();
  }
}

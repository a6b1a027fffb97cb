package org.muniment.image;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
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
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<List<PageMark>> MARKS = new TypeReference<>() {};

  private @Nullable PagePainter painter;
  private @Nullable GlyphText glyphs;

  /**
   * @param scale pixels of the decoded image per pixel of the stored one
   */
  private record Source(
      BufferedImage image, int xResolution, int yResolution, double scale, boolean complete) {
    /** Of the stored image, at least what is usual for a screen. */
    int resolution() {
      return Math.max(72, (int) Math.round(xResolution / scale));
    }
  }

  @Override
  public Message run(Message request, Steps steps) throws IOException {
    ExportFormat format = ExportFormat.valueOf(request.get("format"));
    Path output = Path.of(request.get("output"));
    String input = request.get("input");
    int rotation = request.number("rotation");
    List<PageMark> marks = marks(request.get("marks"));
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
    BufferedImage image = source.image();
    if (!marks.isEmpty()) {
      image =
          new MarkPainter(glyphs(), pictures(request), source.scale(), source.resolution())
              .paint(image, marks);
    }
    image = PagePainter.turn(image, rotation);
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
      return new Source(painter().paper(text), PAPER_RESOLUTION, PAPER_RESOLUTION, 1, true);
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
            shrunk,
            decoded.complete());
      }
    } catch (IOException | RuntimeException undecodable) {
      // The caller learns of it from the answer.
    }
    return new Source(painter().paper(""), PAPER_RESOLUTION, PAPER_RESOLUTION, 1, false);
  }

  private PagePainter painter() throws IOException {
    PagePainter known = painter;
    if (known == null) {
      known = new PagePainter(glyphs());
      painter = known;
    }
    return known;
  }

  private GlyphText glyphs() throws IOException {
    GlyphText known = glyphs;
    if (known == null) {
      known = new GlyphText();
      glyphs = known;
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

  static String write(List<PageMark> marks) throws IOException {
    return JSON.writerFor(MARKS).writeValueAsString(marks);
  }

  private static List<PageMark> marks(String file) throws IOException {
    return file.isEmpty()
        ? List.of()
        : JSON.readerFor(MARKS).readValue(Files.readString(Path.of(file)));
  }

  private static List<Path> pictures(Message request) {
    List<Path> pictures = new ArrayList<>();
    for (int i = 0; i < request.number("pictures"); i++) {
      pictures.add(Path.of(request.get("picture") + i));
    }
    return pictures;
  }
}

package org.muniment.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.annotation.AnnotationPlace.Box;
import org.muniment.annotation.AnnotationPlace.Point;
import org.muniment.annotation.AnnotationPlace.Size;
import org.muniment.annotation.AnnotationStyle.Direction;
import org.muniment.annotation.AnnotationStyle.Ending;
import org.muniment.annotation.AnnotationStyle.Fill;
import org.muniment.annotation.AnnotationStyle.Line;
import org.muniment.blob.BlobRef;
import org.muniment.blob.StagedBlob;
import org.muniment.document.DocumentFixture;
import org.muniment.document.PageService;
import org.muniment.identity.Caller;
import org.muniment.identity.DownloadLink;
import org.muniment.image.ExportFormat;
import org.muniment.transfer.ExportOrder;

/** What is redacted is gone, in images, texts and exports; what is drawn is there. */
class RedactionTest {
  private static final String TEXT = "the secret word stays secret";

  @TempDir static Path directory;
  private static AnnotationFixture on;
  private static DocumentFixture documents;
  private static Caller ann;

  @BeforeAll
  static void open() {
    on = new AnnotationFixture(directory);
    documents = on.documents;
    ann = documents.ann;
  }

  @AfterAll
  static void close() {
    on.close();
  }

  /** A page of 200 by 100 pixels in one colour. */
  private static int document(Color color, String format, String text) throws IOException {
    BufferedImage image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(color);
    graphics.fillRect(0, 0, 200, 100);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    int id = documents.withPages().id();
    try (StagedBlob staged = documents.stage(out.toByteArray())) {
      documents.pages.create(
          ann, id, null, new PageService.Incoming(List.of(staged), List.of(text), false));
    }
    return id;
  }

  private static AnnotationChange redaction(boolean white, int start, int end, Box... boxes) {
    return AnnotationFixture.of(new AnnotationShape.Redaction(white, start, end, List.of(boxes)));
  }

  private static BufferedImage page(Caller caller, int id) throws IOException {
    try (InputStream content = on.pages.image(caller, id, 1).content()) {
      return ImageIO.read(content);
    }
  }

  private static byte[] export(Caller caller, int id, ExportOrder order) throws IOException {
    DownloadLink link = documents.links.verify(documents.exports.export(caller, id, order).token());
    try (InputStream content = documents.store.open(new BlobRef(link.blobHash(), link.size()))) {
      return content.readAllBytes();
    }
  }

  private static ExportOrder image(ExportFormat format, boolean annotate, boolean redact) {
    return new ExportOrder(
        ExportOrder.Part.Image,
        null,
        new ExportOrder.ImageOptions(format, 90, ", Page ", null, annotate, redact),
        redact,
        "X",
        0);
  }

  private static BufferedImage exported(Caller caller, int id, boolean annotate, boolean redact)
      throws IOException {
    return ImageIO.read(
        new java.io.ByteArrayInputStream(
            export(caller, id, image(ExportFormat.PNG, annotate, redact))));
  }

  private static String text(Caller caller, int id, boolean redact, String character)
      throws IOException {
    return new String(
            export(
                caller,
                id,
                new ExportOrder(
                    ExportOrder.Part.Text,
                    null,
                    ExportOrder.ImageOptions.USUAL,
                    redact,
                    character,
                    0)),
            StandardCharsets.UTF_8)
        .strip();
  }

  @Test
  void image_isRedactedForThoseWhoMustNotSeeThrough() throws IOException {
    for (String format : List.of("png", "jpeg", "tiff", "bmp")) {
      int id = document(Color.GREEN, format, "");
      on.annotations.create(ann, id, 1, redaction(false, -1, -1, new Box(20, 10, 50, 30)));
      on.annotations.create(ann, id, 1, redaction(true, -1, -1, new Box(100, 10, 900, 30)));
      documents.pages.rotate(ann, id, 1, 90);
      BufferedImage seen = page(ann, id);
      BufferedImage hidden = page(on.reader, id);
      assertThat(hidden.getWidth()).isEqualTo(seen.getWidth());
      assertThat(new Color(seen.getRGB(30, 20)).getGreen()).isGreaterThan(200);
      assertThat(new Color(hidden.getRGB(30, 20)).getGreen()).isLessThan(30);
      assertThat(new Color(hidden.getRGB(120, 20)).getRed()).isGreaterThan(220);
      assertThat(new Color(hidden.getRGB(90, 70)).getGreen()).isGreaterThan(200);
    }
  }

  @Test
  void redaction_countsForAllWhoeverMaySeeItAsAnAnnotation() throws IOException {
    int id = document(Color.GREEN, "png", TEXT);
    on.annotations.create(
        ann,
        id,
        1,
        AnnotationFixture.change(
            AnnotationType.Redaction,
            before -> new AnnotationShape.Redaction(false, 4, 10, List.of(new Box(0, 0, 9, 9))),
            AnnotationFixture.visible(Annotation.Visibility.CreatorAndOwner)));
    assertThat(on.annotations.list(on.reader, id)).isEmpty();
    assertThat(page(on.reader, id).getRGB(5, 5)).isEqualTo(0xFF000000);
    assertThat(on.pages.text(on.reader, id, 1)).isEqualTo("the XXXXXX word stays secret");
    assertThat(on.pages.text(ann, id, 1)).isEqualTo(TEXT);
  }

  @Test
  void text_ofTheSpanIsReplaced_orAllOfItWhenNoSpanIsKnown() throws IOException {
    int id = document(Color.GREEN, "png", TEXT);
    int item =
        on.annotations
            .create(ann, id, 1, redaction(false, 22, 9_999, new Box(0, 0, 1, 1)))
            .itemId();
    assertThat(on.pages.text(on.reader, id, 1)).isEqualTo("the secret word stays XXXXXX");
    assertThat(text(ann, id, true, "#")).isEqualTo("the secret word stays ######");
    assertThat(text(ann, id, false, "#")).isEqualTo(TEXT);
    assertThat(text(on.reader, id, false, "#")).isEqualTo("the secret word stays ######");
    assertThat(text(ann, id, true, "\uD83D\uDE00")).endsWith("stays " + "\uD83D\uDE00".repeat(6));

    documents.pages.write(ann, id, 1, null, "secret in another place", false);
    assertThat(on.pages.text(on.reader, id, 1)).isEqualTo("XXXXXX XX XXXXXXX XXXXX");
    on.annotations.update(ann, id, 1, item, redaction(false, 0, 6, new Box(0, 0, 1, 1)));
    assertThat(on.pages.text(on.reader, id, 1)).isEqualTo("XXXXXX in another place");
    on.annotations.update(ann, id, 1, item, redaction(false, -1, -1, new Box(0, 0, 1, 1)));
    assertThat(on.pages.text(on.reader, id, 1)).isEqualTo("XXXXXX XX XXXXXXX XXXXX");
    on.annotations.delete(ann, id, 1, item);
    assertThat(on.pages.text(on.reader, id, 1)).isEqualTo("secret in another place");
  }

  @Test
  void exports_areRedactedWhenAskedForOrNeeded() throws IOException {
    int id = document(Color.GREEN, "png", TEXT);
    on.annotations.create(ann, id, 1, redaction(false, 4, 10, new Box(20, 10, 50, 30)));
    assertThat(exported(ann, id, true, true).getRGB(30, 20)).isEqualTo(0xFF000000);
    assertThat(exported(ann, id, true, false).getRGB(30, 20)).isEqualTo(0xFF00FF00);
    assertThat(exported(on.reader, id, false, false).getRGB(30, 20)).isEqualTo(0xFF000000);
    for (boolean redact : List.of(true, false)) {
      try (PDDocument pdf =
          Loader.loadPDF(export(on.reader, id, image(ExportFormat.PDF, true, redact)))) {
        assertThat(new PDFTextStripper().getText(pdf)).contains("XXXXXX", "word stays");
      }
    }
    byte[] tiff = export(ann, id, image(ExportFormat.MULTI_PAGE_TIFF, true, true));
    BufferedImage shown = ImageIO.read(new java.io.ByteArrayInputStream(tiff));
    assertThat(shown.getRGB(30, 20)).isEqualTo(0xFF000000);
    assertThat(shown.getRGB(100, 70)).isEqualTo(0xFF00FF00);
  }

  @Test
  void pageWithoutImage_showsItsTextRedacted() throws IOException {
    int id = documents.withPages(TEXT).id();
    BufferedImage before = exported(ann, id, true, true);
    on.annotations.create(ann, id, 1, redaction(false, 4, 10));
    BufferedImage after = exported(ann, id, true, true);
    assertThat(differing(before, after)).isPositive();
    assertThat(on.pages.text(on.reader, id, 1)).doesNotStartWith(TEXT);
  }

  private static int differing(BufferedImage one, BufferedImage other) {
    int count = 0;
    for (int y = 0; y < one.getHeight(); y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void everyType_isDrawnWhereItLies() throws IOException {
    Box box = new Box(40, 20, 100, 50);
    Point one = new Point(40, 20);
    Point two = new Point(140, 70);
    List<Box> boxes = List.of(box);
    List<Point> points = List.of(one, two, new Point(40, 70));
    List<AnnotationShape> shapes =
        List.of(
            new AnnotationShape.Highlight("#FFFF00", -1, -1, boxes),
            new AnnotationShape.Strikeout("#FF0000", Direction.LeftToRight, -1, -1, boxes),
            new AnnotationShape.Underline("#FF0000", Direction.TopToBottom, -1, -1, boxes),
            new AnnotationShape.Note(one, "#FFFF00", "note", false),
            new AnnotationShape.Attachment(one, "file", null),
            new AnnotationShape.TextBox(
                box,
                "#FFFFFF",
                "#000000",
                Line.Dashed5,
                2,
                90,
                "say it",
                12,
                Direction.BottomToTop),
            new AnnotationShape.StraightLine(
                one, two, Ending.Round, Ending.Closed, Line.Solid, "#0000FF", "#FF0000", 3, 100),
            new AnnotationShape.Rectangle(
                box, "#FF0000", AnnotationStyle.Box.Ellipse, Line.Cloud1, "#0000FF", 2, 50),
            new AnnotationShape.Polyline(
                points, Line.Solid, "#FF0000", Fill.Solid, "#000000", 1, 100),
            new AnnotationShape.Callout(
                box,
                new Point(10, 10),
                null,
                "#000000",
                Line.Solid,
                1,
                Ending.Open,
                100,
                12,
                "a rather long sentence that has to be wrapped",
                Direction.LeftToRight),
            new AnnotationShape.FreeHand(points, Line.Dashed1, "#0000FF", 4, 100));
    for (AnnotationShape shape : shapes) {
      int id = document(new Color(200, 255, 200), "png", "");
      BufferedImage before = exported(ann, id, true, true);
      on.annotations.create(ann, id, 1, AnnotationFixture.of(shape));
      BufferedImage drawn = exported(on.reader, id, true, true);
      assertThat(differing(before, drawn)).as("%s", shape).isPositive();
      assertThat(drawn.getRGB(190, 95)).as("%s", shape).isEqualTo(before.getRGB(190, 95));
      assertThat(differing(before, exported(ann, id, false, true))).as("%s", shape).isZero();
      assertThat(differing(before, page(ann, id))).as("%s", shape).isZero();
    }
  }

  @Test
  void highlight_leavesDarkTextDark() throws IOException {
    int id = document(Color.BLACK, "png", "");
    on.annotations.create(
        ann,
        id,
        1,
        AnnotationFixture.of(
            new AnnotationShape.Highlight("#FFFF00", -1, -1, List.of(new Box(0, 0, 200, 100)))));
    assertThat(exported(ann, id, true, true).getRGB(50, 50)).isEqualTo(0xFF000000);
  }

  @Test
  void bitmap_isDrawnWithItsOpacity() throws IOException {
    int id = document(Color.WHITE, "png", "");
    int item =
        on.annotations
            .create(
                ann,
                id,
                1,
                AnnotationFixture.of(
                    new AnnotationShape.Bitmap(new Point(50, 20), new Size(40, 40), 90, 50)))
            .itemId();
    try (StagedBlob black = documents.stage(DocumentFixture.png(10))) {
      on.contents.putImage(ann, new AnnotationContentService.Target(id, 1, item), black);
    }
    BufferedImage drawn = exported(ann, id, true, true);
    assertThat(new Color(drawn.getRGB(70, 40)).getRed()).isBetween(110, 145);
    assertThat(drawn.getRGB(20, 40)).isEqualTo(0xFFFFFFFF);
  }
}

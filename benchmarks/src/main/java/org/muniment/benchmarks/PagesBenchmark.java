package org.muniment.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Pages and text made of a PDF, and pages exported, against PDFBox and ImageIO called directly in
 * this process.
 */
final class PagesBenchmark implements Benchmark {
  private static final int PAGES = 40;
  private static final int RESOLUTION = 300;
  private static final int ROUNDS = 4;

  @Override
  public String name() {
    return "pages";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    int folder = api.createFolder(1, "Pages " + System.nanoTime());
    Samples images = new Samples();
    Samples imagesFloor = new Samples();
    Samples text = new Samples();
    Samples textFloor = new Samples();
    Samples pdf = new Samples();
    Samples pdfFloor = new Samples();
    Samples tiff = new Samples();
    Samples tiffFloor = new Samples();
    for (int round = 0; round <= ROUNDS; round++) {
      boolean counts = round > 0; // The first round warms up.
      byte[] file = pdf(round);
      List<BufferedImage> rendered = new ArrayList<>();
      double floor = rate(() -> render(file, rendered));
      int[] made = new int[1];
      double rate = rate(() -> made[0] = api.importPdf(folder, "Images", file, true));
      add(counts, images, rate, imagesFloor, floor);
      floor = rate(() -> strip(file));
      rate = rate(() -> api.importPdf(folder, "Text", file, false));
      add(counts, text, rate, textFloor, floor);
      floor = rate(() -> writePdf(rendered));
      rate = rate(() -> export(api, made[0], "PDF"));
      add(counts, pdf, rate, pdfFloor, floor);
      floor = rate(() -> writeTiff(rendered));
      rate = rate(() -> export(api, made[0], "MultiPageTIFF"));
      add(counts, tiff, rate, tiffFloor, floor);
      api.signIn();
    }
    return List.of(
        Result.of("page images of a PDF (floor: PDFBox)", images, imagesFloor, "pages/s"),
        Result.of("text of a PDF (floor: PDFBox)", text, textFloor, "pages/s"),
        Result.of("export to PDF (floor: PDFBox)", pdf, pdfFloor, "pages/s"),
        Result.of("export to TIFF (floor: ImageIO)", tiff, tiffFloor, "pages/s"));
  }

  private static void add(
      boolean counts, Samples measured, double rate, Samples floors, double floor) {
    if (counts) {
      measured.add(rate);
      floors.add(floor);
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  /** Pages per second. */
  private static double rate(Work work) throws Exception {
    long begin = System.nanoTime();
    work.run();
    return PAGES / ((System.nanoTime() - begin) / 1e9);
  }

  /** Pages of text as a report has them; each round gets other words. */
  private static byte[] pdf(int seed) throws IOException {
    Random random = new Random(seed);
    PDType1Font font = new PDType1Font(Standard14Fonts.FontName.TIMES_ROMAN);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      for (int number = 0; number < PAGES; number++) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.addRect(40, 760, 515, 40);
          content.stroke();
          content.beginText();
          content.setFont(font, 11);
          content.setLeading(15);
          content.newLineAtOffset(50, 740);
          for (int line = 0; line < 45; line++) {
            StringBuilder words = new StringBuilder();
            for (int word = 0; word < 12; word++) {
              words
                  .append(Integer.toString(random.nextInt(36 * 36 * 36 * 36 * 36), 36))
                  .append(' ');
            }
            content.showText(words.toString());
            content.newLine();
          }
          content.endText();
        }
      }
      document.save(output);
    }
    return output.toByteArray();
  }

  private static void render(byte[] file, List<BufferedImage> images) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < PAGES; page++) {
        images.add(renderer.renderImageWithDPI(page, RESOLUTION, ImageType.BINARY));
      }
    }
  }

  private static void strip(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      PDFTextStripper stripper = new PDFTextStripper();
      for (int page = 1; page <= PAGES; page++) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        if (stripper.getText(document).isBlank()) {
          throw new IllegalStateException("PDFBox found no text");
        }
      }
    }
  }

  private static void writePdf(List<BufferedImage> images) throws IOException {
    try (PDDocument document = new PDDocument()) {
      for (BufferedImage image : images) {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.drawImage(
              CCITTFactory.createFromImage(document, image),
              0,
              0,
              PDRectangle.A4.getWidth(),
              PDRectangle.A4.getHeight());
        }
      }
      document.save(OutputStream.nullOutputStream());
    }
  }

  private static void writeTiff(List<BufferedImage> images) throws IOException {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("tiff");
    ImageWriter writer = writers.next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(new ByteArrayOutputStream())) {
      writer.setOutput(output);
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType("CCITT T.6");
      writer.prepareWriteSequence(null);
      for (BufferedImage image : images) {
        writer.writeToSequence(new IIOImage(image, null, null), parameters);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
  }

  private static void export(Api api, int document, String format) throws IOException {
    JsonNode link =
        api.post(
            "/Entries/" + document + "/Export",
            Map.of("part", "Image", "imageOptions", Map.of("format", format)));
    if (api.download(link.path("value").asText()) == 0) {
      throw new IllegalStateException("The export is empty");
    }
  }
}

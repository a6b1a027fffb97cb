package org.muniment.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.ElectronicDocument;
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.OcrResult;
import org.muniment.image.PageColor;
import org.muniment.image.PageImage;
import org.muniment.image.PageNotice;
import org.muniment.image.PagesResult;
import org.muniment.image.TesseractOcr;
import org.muniment.text.ExtractedText;
import org.muniment.text.Obstacle;
import org.muniment.text.TextPages;

/**
 * Makes pages of contents that are in the store: the slow part of everything that adds pages, done
 * before a transaction begins. Images go into the store as they come; texts are held in memory up
 * to a limit. Thread-safe.
 */
public final class PageMaker {
  private static final int MOST_CHARACTERS = 50_000_000;

  /** What a page of a file is called where something is said of it. */
  public static final String PAGE = "Page";

  /** What a page of image files is called. */
  public static final String IMAGE = "Image";

  private final FileTools tools;

  public PageMaker(FileTools tools) {
    this.tools = tools;
  }

  /** Takes the pages, and stops when nobody waits for them any more. */
  private static final class Pages {
    private final List<NewPage> made = new ArrayList<>();
    private final List<PageNotice> notices = new ArrayList<>();
    private final BooleanSupplier cancelled;
    private long characters;

    Pages(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
    }

    boolean add(@Nullable PageImageRef image, String text) {
      characters += text.length();
      if (characters > MOST_CHARACTERS) {
        throw new MunimentException(
            ErrorCode.REQUEST_TOO_LARGE,
            "The text is longer than the "
                + MOST_CHARACTERS
                + " characters that can become pages at once.");
      }
      made.add(new NewPage(image, text.replace('\0', ' ')));
      return !cancelled.getAsBoolean();
    }

    /** Notes why the text of the last page was not recognised, if it was not. */
    void unrecognised(@Nullable String reason) {
      if (reason != null) {
        notices.add(PageNotice.ofRecognition(made.size(), reason));
      }
    }

    /**
     * Takes what a reader says of a file.
     *
     * @param before how many pages there were before those of the file
     * @param noun what a page of the file is called
     * @throws MunimentException when the file was not read to its end for another reason than
     *     damage
     */
    void end(PagesResult result, int before, String noun) {
      List<PageNotice> told =
          result.notices().stream().map(notice -> notice.shifted(before)).toList();
      Obstacle obstacle = result.obstacle();
      if (obstacle != null) {
        List<PageNotice> last = told.subList(told.size() - 1, told.size());
        throw refusal(obstacle, String.join(" ", MadePages.warnings(noun, last)));
      }
      notices.addAll(told);
    }

    MadePages done() {
      return new MadePages(made, notices);
    }
  }

  /** Nothing is made of what was wanted whole and can't be had whole. */
  private static MunimentException refusal(Obstacle obstacle, String reason) {
    return new MunimentException(
        obstacle == Obstacle.BUSY ? ErrorCode.UNAVAILABLE : ErrorCode.INVALID_REQUEST,
        "The pages or the text that are wanted cannot be made of the file. " + reason);
  }

  /**
   * The pages of image files, one after the other, without text.
   *
   * @throws MunimentException as {@link #ofPdf}
   */
  public MadePages ofImages(Collection<StagedBlob> files) {
    Pages pages = new Pages(() -> false);
    for (StagedBlob file : files) {
      file.commit();
      images(file.ref(), pages, IMAGE);
    }
    return pages.done();
  }

  /**
   * The pages of an image file in the store, without text.
   *
   * @throws MunimentException as {@link #ofPdf}
   */
  public MadePages ofImage(BlobRef file, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    images(file, pages, PAGE);
    return pages.done();
  }

  private void images(BlobRef file, Pages pages, String noun) {
    int before = pages.made.size();
    PagesResult result =
        run(
            () ->
                tools.withFile(
                    file,
                    path ->
                        tools
                            .images()
                            .split(path, (number, image, text) -> pages.add(store(image), text))));
    pages.end(result, before, noun);
  }

  /**
   * The pages of a text file.
   *
   * @throws MunimentException REQUEST_TOO_LARGE
   */
  public MadePages ofText(BlobRef file, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    run(
        () ->
            tools.withFile(
                file,
                path -> {
                  TextPages.cut(path, text -> pages.add(null, text));
                  return true;
                }));
    return pages.done();
  }

  /**
   * The pages of a PDF. A page that has an image but no text of its own is read by text recognition
   * when text is wanted. Damage is no failure (contract: entries §5, "content is not checked"): the
   * pages lack what it takes from them.
   *
   * @param color null for no images
   * @throws MunimentException INVALID_REQUEST when the file needs a password, or for a page that
   *     takes too much time or memory; REQUEST_TOO_LARGE; UNAVAILABLE when nobody is free to look
   *     at it
   */
  public MadePages ofPdf(
      BlobRef file, @Nullable PageColor color, boolean text, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    pages.end(run(() -> tools.withFile(file, path -> render(path, color, text, pages))), 0, PAGE);
    if (text && color == null && pages.notices.isEmpty() && hasNoText(pages.made)) {
      pages.notices.add(
          PageNotice.ofRecognition(
              0,
              "None of the pages has a text of its own. Text is recognised in pages with images."));
    }
    return pages.done();
  }

  private static boolean hasNoText(List<NewPage> pages) {
    return pages.stream().allMatch(page -> page.text().isBlank());
  }

  private PagesResult render(Path path, @Nullable PageColor color, boolean text, Pages pages)
      throws IOException {
    return tools
        .pdfs()
        .render(
            path,
            color,
            text,
            (number, image, found) -> {
              if (!text || image == null || !found.isBlank()) {
                return pages.add(store(image), found);
              }
              OcrResult recognised = tools.ocr().recognise(image.file(), 0);
              boolean more = pages.add(store(image), recognised.text());
              pages.unrecognised(recognised.notice());
              return more;
            });
  }

  /**
   * The text of any other electronic document, cut into pages.
   *
   * @throws MunimentException as {@link #ofPdf}
   */
  public MadePages ofDocumentText(BlobRef file, String fileName) {
    Pages pages = new Pages(() -> false);
    ExtractedText found =
        run(() -> tools.withFile(file, path -> tools.texts().extract(path, fileName)));
    String notice = found.notice();
    Obstacle obstacle = found.obstacle();
    if (obstacle != null) {
      throw refusal(obstacle, notice == null ? "" : notice);
    }
    for (String text : TextPages.cut(found.text())) {
      pages.add(null, text);
    }
    if (notice != null) {
      pages.notices.add(PageNotice.ofFile(notice));
    } else if (hasNoText(pages.made)) {
      pages.notices.add(PageNotice.ofRecognition(0, "No text was found in the file."));
    }
    return pages.done();
  }

  /**
   * The text of any electronic document, cut into pages; those of a PDF are its own.
   *
   * @throws MunimentException as {@link #ofPdf}
   */
  MadePages ofFileText(ElectronicDocument file) {
    return isPdf(file.extension(), file.mimeType())
        ? ofPdf(file.ref(), null, true, () -> false)
        : ofDocumentText(file.ref(), "file." + file.extension());
  }

  /** Whether pages are made of a file as of a PDF. */
  public static boolean isPdf(String extension, String mimeType) {
    return extension.equalsIgnoreCase("pdf") || mimeType.equalsIgnoreCase("application/pdf");
  }

  /** The same pages with the text that can be recognised in their images. */
  public MadePages recognise(MadePages pages, BooleanSupplier cancelled) {
    Pages read = new Pages(() -> false);
    read.notices.addAll(pages.notices());
    for (NewPage page : pages.pages()) {
      PageImageRef image = page.image();
      if (image == null || cancelled.getAsBoolean()) {
        read.add(image, page.text());
      } else {
        OcrResult found = recognise(image.ref(), 0);
        read.add(image, found.text());
        read.unrecognised(found.notice());
      }
    }
    return read.done();
  }

  /** The text that can be recognised in an image as it is shown; never a failure. */
  OcrResult recognise(BlobRef image, int rotation) {
    return tools.ocr().isAvailable()
        ? run(() -> tools.withFile(image, path -> tools.ocr().recognise(path, rotation)))
        : new OcrResult("", TesseractOcr.NOT_INSTALLED);
  }

  boolean canRecognise() {
    return tools.ocr().isAvailable();
  }

  private @Nullable PageImageRef store(@Nullable PageImage image) throws IOException {
    if (image == null) {
      return null;
    }
    try (InputStream content = Files.newInputStream(image.file());
        StagedBlob staged = tools.store().stage(content, Long.MAX_VALUE)) {
      staged.commit();
      return new PageImageRef(
          staged.ref(),
          image.mimeType(),
          image.width(),
          image.height(),
          image.xResolution(),
          image.yResolution(),
          image.depth());
    }
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private static <T> T run(Work<T> work) {
    try {
      return work.run();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

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
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.PageColor;
import org.muniment.image.PageImage;
import org.muniment.image.PagesResult;
import org.muniment.text.ExtractedText;
import org.muniment.text.TextPages;

/**
 * Makes pages of contents that are in the store: the slow part of everything that adds pages, done
 * before a transaction begins. Images go into the store as they come; texts are held in memory up
 * to a limit. Thread-safe.
 */
public final class PageMaker {
  private static final int MOST_CHARACTERS = 50_000_000;

  private final FileTools tools;

  public PageMaker(FileTools tools) {
    this.tools = tools;
  }

  /** Takes the pages, and stops when nobody waits for them any more. */
  private static final class Pages {
    private final List<NewPage> made = new ArrayList<>();
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
  }

  /** The pages of image files, one after the other, without text. */
  public List<NewPage> ofImages(Collection<StagedBlob> files) {
    Pages pages = new Pages(() -> false);
    for (StagedBlob file : files) {
      file.commit();
      images(file.ref(), pages);
    }
    return pages.made;
  }

  /** The pages of an image file in the store, without text. */
  public List<NewPage> ofImage(BlobRef file, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    images(file, pages);
    return pages.made;
  }

  private void images(BlobRef file, Pages pages) {
    run(
        () ->
            tools.withFile(
                file,
                path ->
                    tools
                        .images()
                        .split(path, (number, image, text) -> pages.add(store(image), text))));
  }

  /** The pages of a text file. */
  public List<NewPage> ofText(BlobRef file, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    run(
        () ->
            tools.withFile(
                file,
                path -> {
                  TextPages.cut(path, text -> pages.add(null, text));
                  return true;
                }));
    return pages.made;
  }

  /**
   * The pages of a PDF; none when it can't be read. A page that has an image but no text of its own
   * is read by text recognition when text is wanted.
   *
   * @param color null for no images
   */
  public List<NewPage> ofPdf(
      BlobRef file, @Nullable PageColor color, boolean text, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    run(() -> tools.withFile(file, path -> render(path, color, text, pages)));
    return pages.made;
  }

  /**
   * As {@link #ofPdf}, but a PDF that can't even be looked at is a failure. A damaged one is not
   * (contract: entries §5, "content is not checked").
   *
   * @throws MunimentException INVALID_REQUEST when the file needs a password, UNAVAILABLE when
   *     nobody is free to look at it
   */
  public List<NewPage> ofOpenPdf(
      BlobRef file, @Nullable PageColor color, boolean text, BooleanSupplier cancelled) {
    Pages pages = new Pages(cancelled);
    run(
        () ->
            tools.withFile(
                file,
                path -> {
                  PagesResult result = render(path, color, text, pages);
                  if (result.obstacle() != null) {
                    throw new MunimentException(
                        result.obstacle() == PagesResult.Obstacle.BUSY
                            ? ErrorCode.UNAVAILABLE
                            : ErrorCode.INVALID_REQUEST,
                        "No pages or text can be made of the PDF file. " + result.notice());
                  }
                  return true;
                }));
    return pages.made;
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
              String whole =
                  text && image != null && found.isBlank()
                      ? tools.ocr().recognise(image.file(), 0).text()
                      : found;
              return pages.add(store(image), whole);
            });
  }

  /** The text of any other electronic document, cut into pages. */
  public List<NewPage> ofDocumentText(BlobRef file, String fileName) {
    Pages pages = new Pages(() -> false);
    ExtractedText found =
        run(() -> tools.withFile(file, path -> tools.texts().extract(path, fileName)));
    for (String text : TextPages.cut(found.text())) {
      pages.add(null, text);
    }
    return pages.made;
  }

  /** The same pages with the text that can be recognised in their images. */
  public List<NewPage> recognise(List<NewPage> pages, BooleanSupplier cancelled) {
    List<NewPage> read = new ArrayList<>();
    for (NewPage page : pages) {
      PageImageRef image = page.image();
      read.add(
          image == null || cancelled.getAsBoolean()
              ? page
              : page.withText(recognise(image.ref(), 0)));
    }
    return read;
  }

  /** The text that can be recognised in an image as it is shown; empty when there is none. */
  String recognise(BlobRef image, int rotation) {
    if (!tools.ocr().isAvailable()) {
      return "";
    }
    return run(() -> tools.withFile(image, path -> tools.ocr().recognise(path, rotation).text()));
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

package org.muniment.annotation;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.muniment.database.Database;
import org.muniment.document.FileTools;
import org.muniment.document.PageAnnotations;
import org.muniment.document.PageImageRef;
import org.muniment.document.PageInfo;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.image.ExportFormat;
import org.muniment.image.ExportOptions;
import org.muniment.worker.WorkDirectory;

/** Images and texts of single pages as the caller may see them. Thread-safe. */
public final class PageContentService {
  private static final int QUALITY = 90;

  private final Database database;
  private final AnnotationRights rights;
  private final PageAnnotations pages;
  private final PageViews views;
  private final FileTools tools;

  public PageContentService(
      Database database,
      AnnotationRights rights,
      PageAnnotations pages,
      PageViews views,
      FileTools tools) {
    this.database = database;
    this.rights = rights;
    this.pages = pages;
    this.views = views;
    this.tools = tools;
  }

  /** An image; its stream has to be closed. */
  public record Image(InputStream content, long size) {}

  private record Seen(PageInfo page, PageViews.View view) {}

  private Seen see(Caller caller, int entryId, int number) {
    rights.requireReadPages(caller, entryId);
    return database.read(
        transaction -> {
          PageInfo page = pages.get(transaction, caller.repositoryId(), entryId, number);
          return new Seen(
              page, views.view(transaction, caller, entryId, page, PageViews.Options.PLAIN));
        });
  }

  /**
   * The text of a page, redacted where the caller must not see through; empty for none.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE, PAGE_NOT_FOUND
   */
  public String text(Caller caller, int entryId, int number) {
    return see(caller, entryId, number).view().text();
  }

  /**
   * The image of a page as it is stored; redacted where the caller must not see through, a JPEG
   * file of a JPEG file, else a PNG file.
   *
   * @throws MunimentException ENTRY_NOT_FOUND, WRONG_ENTRY_TYPE; PAGE_NOT_FOUND when there is no
   *     such page or it has no image
   */
  public Image image(Caller caller, int entryId, int number) {
    Seen seen = see(caller, entryId, number);
    PageImageRef image = seen.page().image();
    if (image == null) {
      throw new MunimentException(
          ErrorCode.PAGE_NOT_FOUND, "The page " + number + " has no image.");
    }
    if (seen.view().marks().isEmpty()) {
      return new Image(tools.store().open(image.ref()), image.ref().size());
    }
    try {
      return redacted(seen, image);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Image redacted(Seen seen, PageImageRef image) throws IOException {
    ExportFormat format =
        image.mimeType().equals("image/jpeg") ? ExportFormat.JPEG : ExportFormat.PNG;
    ExportOptions options = ExportOptions.of(format, "page").withJpegQuality(QUALITY);
    WorkDirectory directory = tools.workers().workDirectory();
    try {
      Path file = directory.resolve("redacted");
      try (OutputStream out = Files.newOutputStream(file)) {
        tools
            .exporter()
            .export(
                List.of(seen.view().toExport(tools.store(), seen.page(), 0)).iterator(),
                1,
                options,
                out);
      }
      return new Image(
          new FilterInputStream(Files.newInputStream(file)) {
            @Override
            public void close() throws IOException {
              super.close();
              directory.close();
            }
          },
          Files.size(file));
    } catch (IOException | RuntimeException failure) {
      directory.close();
      throw failure;
    }
  }
}

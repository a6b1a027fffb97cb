package org.muniment.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Transaction;
import org.muniment.document.DocumentContents;
import org.muniment.document.FileTools;
import org.muniment.document.NewPage;
import org.muniment.document.PageMaker;
import org.muniment.entry.DocumentRows;
import org.muniment.text.MimeTypes;

/** Applies the rules of imports: what becomes of a file (contract: entries §5). Thread-safe. */
final class ContentMaker {
  private static final Pattern MIME_TYPE =
      Pattern.compile("[A-Za-z0-9!#$&^_.+-]{1,127}/[A-Za-z0-9!#$&^_.+-]{1,127}");

  private final FileTools tools;
  private final PageMaker pages;
  private final DocumentContents contents;

  ContentMaker(FileTools tools, PageMaker pages, DocumentContents contents) {
    this.tools = tools;
    this.pages = pages;
    this.contents = contents;
  }

  /** A file that becomes an electronic document. */
  private record NewFile(
      BlobRef ref, @Nullable StagedBlob staged, String extension, String mimeType) {}

  /** A content whose slow part is done: bytes are stored, pages are made. */
  final class Prepared {
    private final @Nullable NewFile file;
    private final List<NewPage> added;

    private Prepared(@Nullable NewFile file, List<NewPage> added) {
      this.file = file;
      this.added = added;
    }

    /** Whether it leaves a document's content as it is. */
    boolean isNone() {
      return file == null && added.isEmpty();
    }

    /**
     * Puts it into a document: the file in the place of the electronic document, the pages behind
     * those that are there.
     */
    DocumentRows.Content into(
        Transaction transaction, int repositoryId, DocumentRows.Content before) {
      DocumentRows.Content content = before;
      if (file != null) {
        long id =
            file.staged() == null
                ? contents.register(
                    transaction, repositoryId, file.ref(), file.extension(), file.mimeType())
                : contents.register(
                    transaction, repositoryId, file.staged(), file.extension(), file.mimeType());
        content = content.withElectronicDocument(id);
      }
      return content.withPages(
          contents.append(transaction, repositoryId, before.pageSetId(), added));
    }
  }

  /**
   * Does all that needs no transaction.
   *
   * @param cancelled asked between pages; what is prepared then is incomplete
   */
  Prepared prepare(IncomingContent content, BooleanSupplier cancelled) {
    content.check();
    List<NewPage> added = new ArrayList<>();
    NewFile kept = null;
    IncomingContent.File file = content.file();
    if (file != null && file.ref().size() > 0) {
      if (file.staged() != null) {
        file.staged().commit();
      }
      if (content.fileBecomesPages()) {
        added.addAll(pagesOf(file, content.pageMaking().text(), cancelled));
      } else {
        kept = newFile(file);
        List<NewPage> made = pagesOf(kept, content.pageMaking(), cancelled);
        added.addAll(made);
        if (!made.isEmpty() && !content.pageMaking().keepFile()) {
          kept = null;
        }
      }
    }
    List<NewPage> images = pages.ofImages(content.images());
    added.addAll(content.recogniseImages() ? pages.recognise(images, cancelled) : images);
    return new Prepared(kept, added);
  }

  private List<NewPage> pagesOf(
      IncomingContent.File file, boolean recognise, BooleanSupplier cancelled) {
    if (FileName.extension(file.name()).equalsIgnoreCase("txt")) {
      return pages.ofText(file.ref(), cancelled);
    }
    List<NewPage> images = pages.ofImage(file.ref(), cancelled);
    return recognise ? pages.recognise(images, cancelled) : images;
  }

  private List<NewPage> pagesOf(
      NewFile file, IncomingContent.PageMaking making, BooleanSupplier cancelled) {
    if (!making.images() && !making.text()) {
      return List.of();
    }
    if (file.extension().equalsIgnoreCase("pdf") || file.mimeType().equals("application/pdf")) {
      return pages.ofOpenPdf(
          file.ref(), making.images() ? making.color() : null, making.text(), cancelled);
    }
    if (FileName.makesPages(file.extension()) && !file.extension().equalsIgnoreCase("txt")) {
      List<NewPage> images = pages.ofImage(file.ref(), cancelled);
      List<NewPage> read = making.text() ? pages.recognise(images, cancelled) : images;
      return making.images()
          ? read
          : read.stream().map(page -> new NewPage(null, page.text())).toList();
    }
    return making.text() ? pages.ofDocumentText(file.ref(), "file." + file.extension()) : List.of();
  }

  private NewFile newFile(IncomingContent.File file) {
    String extension = FileName.extension(file.name());
    try {
      String found =
          tools
              .mimeTypes()
              .resolve(file.mimeType(), "file." + extension, () -> tools.store().open(file.ref()));
      String type = found.split(";", 2)[0].trim();
      return new NewFile(
          file.ref(),
          file.staged(),
          extension,
          MIME_TYPE.matcher(type).matches() ? type : MimeTypes.UNKNOWN);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

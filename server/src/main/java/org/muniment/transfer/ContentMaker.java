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
import org.muniment.document.MadePages;
import org.muniment.document.NewPage;
import org.muniment.document.PageMaker;
import org.muniment.entry.DocumentRows;
import org.muniment.image.PageNotice;
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
    private final List<String> warnings;
    private final List<String> losses;

    private Prepared(
        @Nullable NewFile file, List<NewPage> added, List<String> warnings, List<String> losses) {
      this.file = file;
      this.added = added;
      this.warnings = List.copyOf(warnings);
      this.losses = List.copyOf(losses);
    }

    /** What was wanted and could not be made, a sentence each. */
    List<String> warnings() {
      return warnings;
    }

    /** Those of the warnings that tell of something in the files that is missing. */
    List<String> losses() {
      return losses;
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
   * Does all that needs no transaction. A file of which not everything could be made is kept,
   * whatever was wanted: nothing that came in is lost.
   *
   * @param cancelled asked between pages; what is prepared then is incomplete
   * @throws org.muniment.error.MunimentException as {@link PageMaker#ofPdf}
   */
  Prepared prepare(IncomingContent content, BooleanSupplier cancelled) {
    content.check();
    MadePages made = MadePages.NONE;
    NewFile kept = null;
    List<String> warnings = new ArrayList<>();
    IncomingContent.File file = content.file();
    if (file != null && file.ref().size() > 0) {
      if (file.staged() != null) {
        file.staged().commit();
      }
      if (content.fileBecomesPages()) {
        made = pagesOf(file, content.pageMaking().text(), cancelled);
      } else {
        kept = newFile(file);
        IncomingContent.PageMaking making = content.pageMaking();
        made = pagesOf(kept, making, cancelled);
        if (!making.keepFile() && replacesFile(made, making)) {
          kept = null;
        } else if (!making.keepFile() && (making.images() || making.text())) {
          warnings.add("The file is kept, since its pages do not have all that is in it.");
        }
      }
    }
    MadePages images = pages.ofImages(content.images());
    if (content.recogniseImages()) {
      images = pages.recognise(images, cancelled);
    }
    List<NewPage> added = new ArrayList<>(made.pages());
    added.addAll(images.pages());
    warnings.addAll(0, made.warnings(PageMaker.PAGE));
    warnings.addAll(images.warnings(PageMaker.IMAGE));
    List<String> losses = new ArrayList<>(made.losses(PageMaker.PAGE));
    losses.addAll(images.losses(PageMaker.IMAGE));
    return new Prepared(kept, added, warnings, losses);
  }

  /** Whether the pages have all that is in the file. */
  private static boolean replacesFile(MadePages made, IncomingContent.PageMaking making) {
    return made.isWhole()
        && (making.images()
            ? made.pages().stream().allMatch(page -> page.image() != null)
            : made.pages().stream().anyMatch(page -> !page.text().isBlank()));
  }

  private MadePages pagesOf(
      IncomingContent.File file, boolean recognise, BooleanSupplier cancelled) {
    if (FileName.extension(file.name()).equalsIgnoreCase("txt")) {
      return pages.ofText(file.ref(), cancelled);
    }
    MadePages images = pages.ofImage(file.ref(), cancelled);
    return recognise ? pages.recognise(images, cancelled) : images;
  }

  private MadePages pagesOf(
      NewFile file, IncomingContent.PageMaking making, BooleanSupplier cancelled) {
    if (!making.images() && !making.text()) {
      return MadePages.NONE;
    }
    if (PageMaker.isPdf(file.extension(), file.mimeType())) {
      return pages.ofPdf(
          file.ref(), making.images() ? making.color() : null, making.text(), cancelled);
    }
    if (FileName.makesPages(file.extension()) && !file.extension().equalsIgnoreCase("txt")) {
      MadePages images = pages.ofImage(file.ref(), cancelled);
      MadePages read = making.text() ? pages.recognise(images, cancelled) : images;
      return making.images()
          ? read
          : new MadePages(
              read.pages().stream().map(page -> new NewPage(null, page.text())).toList(),
              read.notices());
    }
    MadePages text =
        making.text()
            ? pages.ofDocumentText(file.ref(), "file." + file.extension())
            : MadePages.NONE;
    return making.images() ? withoutImages(text) : text;
  }

  private static MadePages withoutImages(MadePages text) {
    List<PageNotice> notices = new ArrayList<>(text.notices());
    notices.add(new PageNotice(0, "Images of pages are made of PDF and image files only.", false));
    return new MadePages(text.pages(), notices);
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

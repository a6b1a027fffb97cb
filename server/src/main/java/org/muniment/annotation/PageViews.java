package org.muniment.annotation;

import java.util.ArrayList;
import java.util.List;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.PageImageRef;
import org.muniment.document.PageInfo;
import org.muniment.document.PageService;
import org.muniment.identity.Caller;
import org.muniment.image.ExportPage;
import org.muniment.image.PageMark;

/**
 * Pages as a caller may see them: what is redacted is gone for those who must not see through
 * redactions, whatever they ask for. Thread-safe.
 */
public final class PageViews {
  private final Database database;
  private final AnnotationRights rights;
  private final PageService pages;
  private final AnnotationSets sets = new AnnotationSets();

  public PageViews(Database database, AnnotationRights rights, PageService pages) {
    this.database = database;
    this.rights = rights;
    this.pages = pages;
  }

  /**
   * What is wanted.
   *
   * @param annotate whether the annotations that the caller sees are drawn
   * @param redact whether redactions are drawn also for those who see through them
   * @param character stands for each redacted character
   */
  public record Options(boolean annotate, boolean redact, String character) {
    /** The page as it is kept, as far as the caller may see it. */
    public static final Options PLAIN = new Options(false, false, "X");
  }

  /**
   * A page to be shown.
   *
   * @param marks what is painted over its image
   * @param pictures what marks that are pictures refer to
   */
  public record View(List<PageMark> marks, List<BlobRef> pictures, String text) {
    /** The page for the exporter. */
    public ExportPage toExport(BlobStore store, PageInfo page, int rotation) {
      PageImageRef image = page.image();
      List<ExportPage.Source> sources = new ArrayList<>();
      pictures.forEach(picture -> sources.add(() -> store.open(picture)));
      return new ExportPage(
          page.number(),
          image == null ? null : () -> store.open(image.ref()),
          rotation,
          text,
          marks,
          sources);
    }
  }

  /** A page of a document that the caller may read. */
  public View view(Caller caller, int entryId, PageInfo page, Options options) {
    return database.read(transaction -> view(transaction, caller, entryId, page, options));
  }

  /** As the other, as a building block. */
  public View view(
      Transaction transaction, Caller caller, int entryId, PageInfo page, Options options) {
    String text = pages.text(transaction, caller.repositoryId(), page);
    List<Annotation> all = sets.of(transaction, caller.repositoryId(), List.of(page));
    if (all.isEmpty()) {
      return new View(List.of(), List.of(), text);
    }
    boolean redact = options.redact() || !rights.maySeeThrough(transaction, caller, entryId);
    AnnotationMarks marks = new AnnotationMarks();
    if (options.annotate()) {
      all.stream()
          .filter(each -> each.type() != AnnotationType.Redaction && rights.sees(caller, each))
          .forEach(marks::add);
    }
    if (redact) {
      // On top of everything, whoever may see them as annotations.
      all.stream().filter(each -> each.type() == AnnotationType.Redaction).forEach(marks::add);
      text = RedactedText.of(text, page.textId(), all, options.character());
    }
    return new View(marks.marks(), marks.pictures(), text);
  }
}

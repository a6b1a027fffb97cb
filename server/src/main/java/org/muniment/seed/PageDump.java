package org.muniment.seed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationCopies;
import org.muniment.annotation.AnnotationShape;
import org.muniment.blob.BlobRef;
import org.muniment.database.Transaction;
import org.muniment.seed.DumpPageDao.AnnotationRow;
import org.muniment.seed.DumpPageDao.PageRow;
import org.muniment.seed.SeedEntry.SeedPage;

/**
 * The pages of some documents with what lies on them, read document by document in the order in
 * which they were asked for: two statements for all of them. To be closed.
 */
final class PageDump implements AutoCloseable {
  private final ContentFiles files;
  private final Stream<PageRow> pageRows;
  private final Stream<AnnotationRow> annotationRows;
  private final Ahead<PageRow> pages;
  private final Ahead<AnnotationRow> annotations;

  PageDump(Transaction transaction, int repositoryId, List<Long> pageSetIds, ContentFiles files) {
    this.files = files;
    DumpPageDao dao = new DumpPageDao();
    boolean none = pageSetIds.isEmpty();
    pageRows = none ? Stream.empty() : dao.pages(transaction, repositoryId, pageSetIds);
    annotationRows = none ? Stream.empty() : dao.annotations(transaction, repositoryId, pageSetIds);
    pages = new Ahead<>(pageRows.iterator());
    annotations = new Ahead<>(annotationRows.iterator());
  }

  /** Rows of which the next can be looked at. */
  private static final class Ahead<T> {
    private final Iterator<T> rows;
    private @Nullable T next;

    Ahead(Iterator<T> rows) {
      this.rows = rows;
      take();
    }

    @Nullable T next() {
      return next;
    }

    void take() {
      next = rows.hasNext() ? rows.next() : null;
    }
  }

  /**
   * The pages of a set.
   *
   * @param place of the set in those that were asked for, from 0; has to grow from call to call
   */
  List<SeedPage> of(int place) throws IOException {
    List<SeedPage> found = new ArrayList<>();
    for (PageRow page = pages.next(); page != null && page.place() == place; page = pages.next()) {
      BlobRef image = page.image();
      found.add(
          new SeedPage(
              image == null ? null : files.put(image, extension(page.imageType())),
              page.rotation() == 0 ? null : page.rotation(),
              page.text(),
              annotations(page)));
      pages.take();
    }
    return found;
  }

  private List<SeedAnnotation> annotations(PageRow page) throws IOException {
    List<SeedAnnotation> found = new ArrayList<>();
    int below = 0;
    for (AnnotationRow row = annotations.next();
        row != null && row.place() == page.place() && row.page() == page.number();
        row = annotations.next()) {
      found.add(new SeedAnnotation(0, mark(row, below)));
      below = row.common().zOrder();
      annotations.take();
    }
    return found;
  }

  /**
   * @param below the z-order of the annotation before it, which tells what a seed needn't say
   */
  private SeedMark mark(AnnotationRow row, int below) throws IOException {
    Annotation.Common common = row.common();
    AnnotationShape shape = row.shape();
    ObjectNode said = AnnotationMembers.said(shape);
    said.put("type", shape.type().name());
    said.put("creator", row.creator() == null ? "" : row.creator());
    if (common.visibility() != Annotation.Visibility.Standard) {
      said.put("visibility", common.visibility().name());
    }
    if (common.isProtected()) {
      said.put("isProtected", true);
    }
    if (common.accessType() != Annotation.AccessType.None) {
      said.put("accessType", common.accessType().name());
    }
    if (common.zOrder() != AnnotationCopies.above(below)) {
      said.put("zOrder", common.zOrder());
    }
    if (row.reason() != null) {
      said.put("reason", row.reason());
    }
    if (common.comment() != null) {
      said.put("comment", common.comment());
    }
    if (common.customData() != null) {
      said.put("customData", common.customData());
    }
    BlobRef content = row.content();
    if (row.stamp() != null) {
      ObjectNode stamp = said.putObject("stamp").put("name", row.stamp());
      if (row.stampOwner() != null) {
        stamp.put("owner", row.stampOwner());
      }
      if (row.stampNumber() != 1) {
        stamp.put("number", row.stampNumber());
      }
    } else if (content != null) {
      said.put("file", files.put(content, extension(shape)));
    }
    if (row.ofOtherText()
        && shape instanceof AnnotationShape.Redaction redaction
        && redaction.textStart() >= 0) {
      said.put("ofOtherText", true);
    }
    return AnnotationMembers.mark(said);
  }

  /** Only for people who look at the files. */
  private static String extension(AnnotationShape shape) {
    if (shape instanceof AnnotationShape.Attachment attachment) {
      String name = attachment.fileName() == null ? "" : attachment.fileName();
      int dot = name.lastIndexOf('.');
      return dot < 0 ? "" : name.substring(dot + 1);
    }
    return shape instanceof AnnotationShape.Stamp ? "png" : "";
  }

  private static String extension(String imageType) {
    return switch (imageType) {
      case "image/jpeg" -> "jpg";
      case "image/tiff" -> "tif";
      default -> imageType.replaceFirst(".*/", "");
    };
  }

  @Override
  public void close() {
    try (pageRows;
        annotationRows) {
      // Both are let go, also when one of them fails.
    }
  }
}

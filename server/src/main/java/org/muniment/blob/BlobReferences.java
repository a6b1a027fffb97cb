package org.muniment.blob;

/**
 * Tells the {@link Sweeper} where a table of another package refers to contents or electronic
 * documents. A reference must be written in the transaction that registers what it refers to, or be
 * copied from a reference that is still there.
 *
 * @param target what is referred to
 * @param select a query of two columns: the repository's id, and the id of the electronic document
 *     or the {@code sha256} of the content; nulls and repeated rows do no harm
 */
public record BlobReferences(Target target, String select) {
  /** What a table may refer to. */
  public enum Target {
    ELECTRONIC_DOCUMENT,
    CONTENT
  }

  /** References by {@code electronic_document.id}. */
  public static BlobReferences toElectronicDocuments(String select) {
    return new BlobReferences(Target.ELECTRONIC_DOCUMENT, select);
  }

  /** References by {@code blob.sha256}. */
  public static BlobReferences toContents(String select) {
    return new BlobReferences(Target.CONTENT, select);
  }
}

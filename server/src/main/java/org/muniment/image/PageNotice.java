package org.muniment.image;

/**
 * What a page of a file lacks, and why.
 *
 * @param page counted from 1 in the file, 0 when it concerns the file as a whole
 * @param reason a sentence, without the number of the page
 * @param isLoss whether something that is in the file is missing; false for text that could not be
 *     recognised in an image that is there, and for what files of this kind don't have
 */
public record PageNotice(int page, String reason, boolean isLoss) {
  public PageNotice(int page, String reason) {
    this(page, reason, true);
  }

  /** What concerns the file as a whole. */
  public static PageNotice ofFile(String reason) {
    return new PageNotice(0, reason);
  }

  /** Why there is no text of a page, although nothing that is in the file is missing. */
  public static PageNotice ofRecognition(int page, String reason) {
    return new PageNotice(page, reason, false);
  }

  /** The same of a page that comes later by some pages. */
  public PageNotice shifted(int pages) {
    return page == 0 ? this : new PageNotice(page + pages, reason, isLoss);
  }
}

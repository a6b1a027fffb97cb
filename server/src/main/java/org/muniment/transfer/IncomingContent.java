package org.muniment.transfer;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.StagedBlob;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.image.PageColor;

/**
 * What comes in for a document, and what is to become of it (contract: entries §5).
 *
 * @param file null for none
 * @param images files whose images become pages behind all others
 * @param asElectronicDocument whether a file that would become pages becomes the electronic
 *     document
 * @param recogniseImages whether the text of the image files is recognised
 */
public record IncomingContent(
    @Nullable File file,
    List<StagedBlob> images,
    boolean asElectronicDocument,
    PageMaking pageMaking,
    boolean recogniseImages) {
  /**
   * A file that was received.
   *
   * @param ref which content
   * @param staged as it was received, or null when the store has it already
   * @param name the name the sender gave it; decides the extension
   * @param mimeType the type the sender gave it, or null
   */
  public record File(
      BlobRef ref, @Nullable StagedBlob staged, String name, @Nullable String mimeType) {
    public static File of(StagedBlob staged, String name, @Nullable String mimeType) {
      return new File(staged.ref(), staged, name, mimeType);
    }
  }

  /**
   * The pages made of an electronic document.
   *
   * @param images whether pages are rendered
   * @param text whether text is read
   * @param keepFile whether the electronic document stays when it has become pages
   */
  public record PageMaking(boolean images, boolean text, PageColor color, boolean keepFile) {
    /** No pages. */
    public static final PageMaking NONE =
        new PageMaking(false, false, PageColor.STANDARD_COLOR, true);
  }

  /** A file and nothing else. */
  public static IncomingContent of(@Nullable File file) {
    return new IncomingContent(file, List.of(), false, PageMaking.NONE, true);
  }

  boolean isNone() {
    return file == null && images.isEmpty();
  }

  boolean fileBecomesPages() {
    return file != null
        && file.ref().size() > 0
        && !asElectronicDocument
        && FileName.makesPages(FileName.extension(file.name()));
  }

  /**
   * @throws MunimentException INVALID_REQUEST for image files beside a file that becomes pages
   */
  void check() {
    if (fileBecomesPages() && !images.isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST,
          "The file becomes pages itself, so that there can be no image files beside it.");
    }
  }
}

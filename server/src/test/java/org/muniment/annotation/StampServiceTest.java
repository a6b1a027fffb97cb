package org.muniment.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.blob.StagedBlob;
import org.muniment.document.DocumentFixture;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.testing.LockProbe;

class StampServiceTest {
  @TempDir static Path directory;
  private static AnnotationFixture on;

  @BeforeAll
  static void open() {
    on = new AnnotationFixture(directory);
  }

  @AfterAll
  static void close() {
    on.close();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  /** Black on the left, white on the right, grey in the middle. */
  private static byte[] picture(String format) throws IOException {
    BufferedImage image = new BufferedImage(30, 10, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.GRAY);
    graphics.fillRect(10, 0, 10, 10);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(20, 0, 10, 10);
    graphics.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  private static Stamp make(Caller caller, String name, boolean isPublic, byte[] file) {
    try (StagedBlob staged = on.documents.stage(file)) {
      return on.stamps.create(caller, name, isPublic, staged);
    }
  }

  private static BufferedImage image(Stamp stamp, String color) throws IOException {
    try (InputStream content = on.stamps.image(on.reader, stamp.id(), color).open()) {
      return ImageIO.read(content);
    }
  }

  @Test
  void image_withColor_mapsBlackToItAndWhiteToNothing() throws IOException {
    for (String format : List.of("png", "tiff", "bmp")) {
      Stamp stamp = make(on.admin, "Approved", true, picture(format));
      assertThat(stamp.width()).isEqualTo(30);
      assertThat(image(stamp, null).getRGB(25, 5)).isEqualTo(0xFFFFFFFF);
      BufferedImage red = image(stamp, "#Ff0000");
      assertThat(red.getRGB(5, 5)).isEqualTo(0xFFFF0000);
      assertThat(red.getRGB(25, 5) >>> 24).isZero();
      assertThat(red.getRGB(15, 5)).isEqualTo(0x7FFF0000);
      refused(ErrorCode.INVALID_REQUEST, () -> on.stamps.image(on.reader, stamp.id(), "red"));
    }
  }

  @Test
  void personalStamps_areTheirOwnersOnly() throws IOException {
    Caller ann = on.documents.ann;
    Stamp mine = make(ann, "Mine", false, picture("png"));
    Stamp shared = make(on.admin, "Shared", true, picture("png"));
    assertThat(on.stamps.get(ann, mine.id())).isEqualTo(mine);
    assertThat(on.stamps.list(ann, 0)).contains(shared).doesNotContain(mine);
    assertThat(on.stamps.list(ann, 1)).containsExactly(mine);
    assertThat(on.stamps.list(ann, 2)).contains(mine, shared);
    assertThat(on.stamps.list(on.admin, 2)).doesNotContain(mine);
    refused(ErrorCode.INVALID_REQUEST, () -> on.stamps.list(ann, 3));
    refused(ErrorCode.STAMP_NOT_FOUND, () -> on.stamps.get(on.admin, mine.id()));
    refused(ErrorCode.STAMP_NOT_FOUND, () -> on.stamps.delete(on.admin, mine.id()));
    refused(ErrorCode.STAMP_NOT_FOUND, () -> on.stamps.image(ann, mine.id(), null));
    refused(ErrorCode.ACCESS_DENIED, () -> on.stamps.delete(ann, shared.id()));
    refused(ErrorCode.ACCESS_DENIED, () -> on.stamps.update(ann, shared.id(), "x", null));
    refused(ErrorCode.ACCESS_DENIED, () -> make(ann, "Shared", true, picture("png")));
    Stamp renamed = on.stamps.update(ann, mine.id(), null, "data");
    assertThat(renamed.name()).isEqualTo("Mine");
    assertThat(on.stamps.get(ann, mine.id()).customData()).isEqualTo("data");
    on.stamps.delete(ann, mine.id());
    refused(ErrorCode.STAMP_NOT_FOUND, () -> on.stamps.get(ann, mine.id()));
  }

  @Test
  void badFilesAndNames_areRefused() throws IOException {
    Caller ann = on.documents.ann;
    byte[] noise = {1, 2, 3, 4};
    refused(ErrorCode.INVALID_REQUEST, () -> make(ann, "x", false, noise));
    refused(ErrorCode.INVALID_REQUEST, () -> make(ann, "x", false, new byte[0]));
    refused(ErrorCode.INVALID_REQUEST, () -> make(ann, "x", false, DocumentFixture.tiff(2)));
    refused(ErrorCode.INVALID_REQUEST, () -> make(ann, "x", false, DocumentFixture.png(5_000)));
    refused(ErrorCode.INVALID_REQUEST, () -> make(ann, " ", false, picture("png")));
    refused(ErrorCode.INVALID_REQUEST, () -> make(ann, null, false, picture("png")));
    assertThat(on.stamps.list(ann, 1)).extracting(Stamp::name).doesNotContain("x");
  }

  @Test
  void annotations_keepTheImageOfADeletedStamp() throws IOException {
    Caller ann = on.documents.ann;
    Stamp stamp = make(ann, "Gone soon", false, picture("png"));
    int id = on.documents.withPages("a").id();
    AnnotationChange change =
        AnnotationFixture.of(
            new AnnotationShape.Stamp(
                stamp.id(), new AnnotationPlace.Box(0, 0, 30, 10), null, "#0000FF", 0, 100));
    Annotation made = on.annotations.create(ann, id, 1, change);
    assertThat(made.content()).isEqualTo(stamp.image());
    refused(
        ErrorCode.INVALID_REQUEST, () -> on.annotations.create(on.documents.ben, id, 1, change));
    on.stamps.delete(ann, stamp.id());
    Annotation kept = on.annotations.get(ann, id, 1, made.itemId());
    assertThat(kept.content()).isEqualTo(stamp.image());
    assertThat(((AnnotationShape.Stamp) kept.shape()).stampId()).isZero();
    on.annotations.update(
        ann,
        id,
        1,
        made.itemId(),
        AnnotationFixture.change(
            AnnotationType.Stamp, before -> before, AnnotationFixture.protectedByCreator()));
    assertThat(on.annotations.get(ann, id, 1, made.itemId()).content()).isEqualTo(stamp.image());
  }

  @Test
  void attachmentsAndBitmaps_takeTheirFiles() throws IOException {
    Caller ann = on.documents.ann;
    int id = on.documents.withPages("a").id();
    int file =
        on.annotations
            .create(
                ann,
                id,
                1,
                AnnotationFixture.of(AnnotationShape.initial(AnnotationType.Attachment)))
            .itemId();
    int bitmap =
        on.annotations
            .create(
                ann, id, 1, AnnotationFixture.of(AnnotationShape.initial(AnnotationType.Bitmap)))
            .itemId();
    var toFile = new AnnotationContentService.Target(id, 1, file);
    var toBitmap = new AnnotationContentService.Target(id, 1, bitmap);
    refused(ErrorCode.ANNOTATION_NOT_FOUND, () -> on.contents.attachment(ann, toFile));
    refused(ErrorCode.INVALID_REQUEST, () -> on.contents.attachment(ann, toBitmap));
    try (StagedBlob staged = on.documents.stage(new byte[] {7, 8, 9})) {
      on.contents.putAttachment(ann, toFile, staged, "a.bin", "application/x-thing");
      refused(
          ErrorCode.INVALID_REQUEST,
          () -> on.contents.putAttachment(ann, toBitmap, staged, null, null));
      refused(
          ErrorCode.ACCESS_DENIED,
          () -> on.contents.putAttachment(on.reader, toFile, staged, null, null));
    }
    var read = on.contents.attachment(on.reader, toFile);
    assertThat(read.fileName()).isEqualTo("a.bin");
    assertThat(read.mimeType()).isEqualTo("application/x-thing");
    try (InputStream content = on.documents.store.open(read.ref())) {
      assertThat(content.readAllBytes()).containsExactly(7, 8, 9);
    }
    try (StagedBlob noise = on.documents.stage(new byte[] {7, 8, 9})) {
      refused(ErrorCode.INVALID_REQUEST, () -> on.contents.putImage(ann, toBitmap, noise));
    }
    try (StagedBlob image = on.documents.stage(picture("png"))) {
      refused(ErrorCode.INVALID_REQUEST, () -> on.contents.putImage(ann, toFile, image));
      on.contents.putImage(ann, toBitmap, image);
    }
    AnnotationShape.Bitmap shape =
        (AnnotationShape.Bitmap) on.annotations.get(ann, id, 1, bitmap).shape();
    assertThat(shape.size()).isEqualTo(new AnnotationPlace.Size(30, 10));
  }

  @Test
  void stampDeletedMeanwhile_isNotCopied() throws IOException {
    Caller ann = on.documents.ann;
    Stamp stamp = make(ann, "Going", false, picture("png"));
    int id = on.documents.withPages("a").id();
    Annotation made =
        on.annotations.create(
            ann,
            id,
            1,
            AnnotationFixture.of(
                new AnnotationShape.Stamp(
                    stamp.id(), new AnnotationPlace.Box(0, 0, 30, 10), null, "#0000FF", 0, 100)));
    StampDao dao = new StampDao();
    LockProbe.whileWaiting(
        on.documents.database,
        transaction -> {
          dao.lock(transaction, ann, stamp.id());
          new AnnotationDao().forgetStamp(transaction, 1, stamp.id());
          dao.delete(transaction, 1, stamp.id());
        },
        () -> on.annotations.create(ann, id, 1, AnnotationFixture.note("on top")),
        () -> {});
    Annotation kept = on.annotations.get(ann, id, 1, made.itemId());
    assertThat(((AnnotationShape.Stamp) kept.shape()).stampId()).isZero();
  }
}

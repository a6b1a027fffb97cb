package org.muniment.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobOutput;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobService;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.FileTools;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.image.ExportFormat;
import org.muniment.image.ExportOptions;
import org.muniment.image.ExportPage;
import org.muniment.image.StampTinter;

/**
 * The stamp catalogue (contract: more-resources §4): public stamps for all, personal ones for their
 * owner, whom nobody else finds. Thread-safe.
 */
public final class StampService {
  /** The largest file that becomes a stamp, in bytes. */
  public static final long LARGEST_FILE = 10L << 20;

  static final int LARGEST_IMAGE = 4_096;
  static final int LONGEST_NAME = 255;
  static final int MOST_PUBLIC = 1_000;
  static final int MOST_PERSONAL = 200;

  private final Database database;
  private final AnnotationRights rights;
  private final BlobService blobs;
  private final FileTools tools;
  private final StampTinter tinter;
  private final StampDao dao = new StampDao();
  private final AnnotationDao annotations = new AnnotationDao();

  public StampService(
      Database database,
      AnnotationRights rights,
      BlobService blobs,
      FileTools tools,
      StampTinter tinter) {
    this.database = database;
    this.rights = rights;
    this.blobs = blobs;
    this.tools = tools;
    this.tinter = tinter;
  }

  /** Which stamps are listed, in the order of the contract's numbers. */
  public enum Scope {
    PUBLIC,
    PERSONAL,
    ALL
  }

  /**
   * @param scope 0 public, 1 personal, 2 all
   * @throws MunimentException INVALID_REQUEST for another number
   */
  public List<Stamp> list(Caller caller, int scope) {
    rights.requireRead(caller);
    if (scope < 0 || scope >= Scope.values().length) {
      throw ShapeRules.invalid("The scope " + scope + " is none of 0, 1 and 2.");
    }
    Scope chosen = Scope.values()[scope];
    return database.read(
        transaction ->
            dao.list(transaction, caller, chosen != Scope.PERSONAL, chosen != Scope.PUBLIC));
  }

  /**
   * @throws MunimentException STAMP_NOT_FOUND
   */
  public Stamp get(Caller caller, int id) {
    rights.requireRead(caller);
    return database.read(
        transaction -> dao.find(transaction, caller, id).orElseThrow(() -> notFound(id)));
  }

  /**
   * Refuses before a file comes in what can be refused.
   *
   * @throws MunimentException ACCESS_DENIED
   */
  public void check(Caller caller, boolean isPublic) {
    if (isPublic) {
      rights.requireManage(caller);
    } else {
      rights.requireRead(caller);
    }
  }

  /**
   * Makes a stamp of an image, which becomes a PNG file.
   *
   * @param name 1 to {@value #LONGEST_NAME} characters
   * @throws MunimentException ACCESS_DENIED for a public stamp; INVALID_REQUEST for a bad name, a
   *     file that is not one image, or one that is larger than {@value #LARGEST_IMAGE} pixels in
   *     one direction, and when there are too many stamps
   */
  public Stamp create(Caller caller, @Nullable String name, boolean isPublic, StagedBlob file) {
    check(caller, isPublic);
    String checked = checked(name);
    file.commit();
    ImageCheck.Pixels pixels = ImageCheck.check(tools, file.ref(), LARGEST_IMAGE);
    try (StagedBlob png = png(file.ref())) {
      png.commit();
      int repositoryId = caller.repositoryId();
      return database.write(
          transaction -> {
            dao.lockCatalog(transaction, repositoryId);
            if (dao.count(transaction, caller, isPublic)
                >= (isPublic ? MOST_PUBLIC : MOST_PERSONAL)) {
              throw ShapeRules.invalid("There are too many stamps.");
            }
            blobs.name(transaction, repositoryId, png.ref());
            int id =
                dao.insert(
                    transaction,
                    repositoryId,
                    caller.trusteeId(),
                    checked,
                    isPublic,
                    png.ref(),
                    pixels.width(),
                    pixels.height());
            return new Stamp(
                id,
                checked,
                isPublic,
                caller.trusteeId(),
                null,
                png.ref(),
                pixels.width(),
                pixels.height());
          });
    }
  }

  private StagedBlob png(BlobRef image) {
    ExportPage page = new ExportPage(1, () -> tools.store().open(image), 0, "", List.of());
    try (BlobOutput out = tools.store().receive(Long.MAX_VALUE)) {
      List<Integer> damaged =
          tools
              .exporter()
              .export(
                  List.of(page).iterator(), 1, ExportOptions.of(ExportFormat.PNG, "stamp"), out);
      if (!damaged.isEmpty()) {
        throw ShapeRules.invalid("The file is no image that can be read.");
      }
      return out.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * Changes what is not null.
   *
   * @throws MunimentException STAMP_NOT_FOUND, INVALID_REQUEST, ACCESS_DENIED for a public stamp
   */
  public Stamp update(Caller caller, int id, @Nullable String name, @Nullable String customData) {
    rights.requireRead(caller);
    String data = ShapeRules.text("customData", customData, ShapeRules.LONGEST_TEXT);
    String checked = name == null ? null : checked(name);
    return database.write(
        transaction -> {
          Stamp before = lock(transaction, caller, id);
          Stamp after =
              new Stamp(
                  id,
                  checked == null ? before.name() : checked,
                  before.isPublic(),
                  before.ownerId(),
                  data == null ? before.customData() : data,
                  before.image(),
                  before.width(),
                  before.height());
          dao.update(transaction, caller.repositoryId(), id, after.name(), after.customData());
          return after;
        });
  }

  /**
   * Deletes a stamp. Annotations keep its image, and are of no stamp any more.
   *
   * @throws MunimentException STAMP_NOT_FOUND, ACCESS_DENIED for a public stamp
   */
  public void delete(Caller caller, int id) {
    rights.requireRead(caller);
    database.execute(
        transaction -> {
          lock(transaction, caller, id);
          annotations.forgetStamp(transaction, caller.repositoryId(), id);
          dao.delete(transaction, caller.repositoryId(), id);
        });
  }

  private Stamp lock(Transaction transaction, Caller caller, int id) {
    Stamp stamp = dao.lock(transaction, caller, id).orElseThrow(() -> notFound(id));
    check(caller, stamp.isPublic());
    return stamp;
  }

  /** An image to be sent. */
  public interface Image {
    long size();

    InputStream open();
  }

  private record Stored(FileTools tools, BlobRef ref) implements Image {
    @Override
    public long size() {
      return ref.size();
    }

    @Override
    public InputStream open() {
      return tools.store().open(ref);
    }
  }

  private record Made(byte[] bytes) implements Image {
    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public InputStream open() {
      return new java.io.ByteArrayInputStream(bytes);
    }
  }

  /**
   * The image of a public stamp, a PNG file.
   *
   * @param color what black becomes, {@code #RRGGBB}, while white becomes transparent; null for the
   *     image as it is
   * @throws MunimentException STAMP_NOT_FOUND also for a personal stamp; INVALID_REQUEST for a bad
   *     colour
   */
  public Image image(Caller caller, int id, @Nullable String color) {
    rights.requireRead(caller);
    String checked = color == null || color.isEmpty() ? null : ShapeRules.color("color", color);
    Stamp stamp =
        database.read(
            transaction ->
                dao.find(transaction, caller, id)
                    .filter(Stamp::isPublic)
                    .orElseThrow(() -> notFound(id)));
    if (checked == null) {
      return new Stored(tools, stamp.image());
    }
    try (InputStream content = tools.store().open(stamp.image())) {
      return new Made(tinter.tint(content, Integer.parseInt(checked.substring(1), 16)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String checked(@Nullable String name) {
    String checked = ShapeRules.text("name", name, LONGEST_NAME);
    if (checked == null || checked.isBlank()) {
      throw ShapeRules.invalid("The member 'name' is missing.");
    }
    return checked;
  }

  private static MunimentException notFound(int id) {
    return new MunimentException(
        ErrorCode.STAMP_NOT_FOUND, "The stamp with the id " + id + " was not found.");
  }
}

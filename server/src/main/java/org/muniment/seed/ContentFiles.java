package org.muniment.seed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;

/** The files that a dump leaves beside it, one for each content however often it occurs. */
final class ContentFiles {
  private static final int LONGEST_TEXT = 16 * 1024;
  private static final int HASH_DIGITS = 20;
  private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9]{1,16}");

  private final BlobStore store;
  private final @Nullable Path directory;
  private final Path base;

  /**
   * @param directory where the files go, or null when there is no place for them
   * @param base what the names in the seed start from
   */
  ContentFiles(BlobStore store, @Nullable Path directory, Path base) {
    this.store = store;
    this.directory = directory;
    this.base = base;
  }

  /**
   * Puts a content into a file; answers its name for the seed.
   *
   * @throws SeedException when there is no place for files
   */
  String put(BlobRef content, String extension) throws IOException {
    if (directory == null) {
      throw new SeedException(
          "Contents that are no short texts need a place: dump into a file, or name a directory"
              + " for them.",
          null);
    }
    Files.createDirectories(directory);
    String name = content.sha256().substring(0, HASH_DIGITS);
    Path file = directory.resolve(isUsual(extension) ? name + "." + extension : name);
    if (!Files.exists(file) || Files.size(file) != content.size()) {
      try (InputStream bytes = store.open(content)) {
        Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return base.relativize(file).toString();
  }

  /** Whether the name of a file can tell the extension. */
  static boolean isUsual(String extension) {
    return EXTENSION.matcher(extension).matches();
  }

  /** The content as a text that people can read in the seed, or null when it isn't one. */
  @Nullable String shortText(BlobRef content) throws IOException {
    if (content.size() > LONGEST_TEXT) {
      return null;
    }
    byte[] bytes;
    try (InputStream stream = store.open(content)) {
      bytes = stream.readAllBytes();
    }
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.codePoints().allMatch(ContentFiles::isReadable) ? text : null;
    } catch (CharacterCodingException binary) {
      return null;
    }
  }

  private static boolean isReadable(int point) {
    int type = Character.getType(point);
    return point == '\n'
        || point == '\t'
        || (type != Character.CONTROL
            && type != Character.FORMAT
            && type != Character.UNASSIGNED
            && type != Character.PRIVATE_USE
            && type != Character.SURROGATE
            && type != Character.LINE_SEPARATOR
            && type != Character.PARAGRAPH_SEPARATOR);
  }
}

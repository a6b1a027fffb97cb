package org.muniment.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The directories {@code ab/cd} in which files lie by the beginning of their hash, made durable
 * when this process first uses them: another process may have made a directory without having
 * synced it. Thread-safe.
 */
final class HashDirectories {
  private final Path root;
  private final DurableFiles files;
  private final BitSet durable = new BitSet(1 << 16);
  private final BitSet durableParents = new BitSet(1 << 8);

  HashDirectories(Path root, DurableFiles files) {
    this.root = root;
    this.files = files;
  }

  Path of(BlobRef ref) {
    String hash = ref.sha256();
    return root.resolve(hash.substring(0, 2)).resolve(hash.substring(2, 4));
  }

  /** Makes the directory of a content, not yet durably. */
  Path make(BlobRef ref) throws IOException {
    Path directory = of(ref);
    if (!isSet(durable, key(ref))) {
      Files.createDirectories(directory);
    }
    return directory;
  }

  /** Makes sure that the directory of a content, which exists, is still there after a crash. */
  void sync(BlobRef ref) throws IOException {
    int key = key(ref);
    if (isSet(durable, key)) {
      return;
    }
    files.syncDirectory(root.resolve(ref.sha256().substring(0, 2)));
    if (!isSet(durableParents, key >> 8)) {
      files.syncDirectory(root);
      set(durableParents, key >> 8);
    }
    set(durable, key);
  }

  private static int key(BlobRef ref) {
    return Integer.parseInt(ref.sha256().substring(0, 4), 16);
  }

  // Set only after the sync has ended: whoever sees the bit may rely on the directory.
  private void set(BitSet bits, int index) {
    synchronized (bits) {
      bits.set(index);
    }
  }

  private boolean isSet(BitSet bits, int index) {
    synchronized (bits) {
      return bits.get(index);
    }
  }
}

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

  /** Makes the directory of a content, durably. */
  Path make(BlobRef ref) throws IOException {
    int key = Integer.parseInt(ref.sha256().substring(0, 4), 16);
    Path directory = of(ref);
    if (isSet(durable, key)) {
      return directory;
    }
    Files.createDirectories(directory);
    Path parent = root.resolve(ref.sha256().substring(0, 2));
    files.syncDirectory(parent);
    if (!isSet(durableParents, key >> 8)) {
      files.syncDirectory(root);
      set(durableParents, key >> 8);
    }
    set(durable, key);
    return directory;
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

package org.muniment.blob;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;

/**
 * The 256 directories {@code ab} in which files lie by the beginning of their hash, made durable
 * when this process first uses them: another process may have made a directory without having
 * synced it. More of them would cost the first tens of thousands of contents a directory each.
 * Thread-safe.
 */
final class HashDirectories {
  private final Path root;
  private final DurableFiles files;
  private final BitSet durable = new BitSet(1 << 8);

  HashDirectories(Path root, DurableFiles files) {
    this.root = root;
    this.files = files;
  }

  Path of(BlobRef ref) {
    return root.resolve(ref.sha256().substring(0, 2));
  }

  /** Makes the directory of a content, not yet durably. */
  Path make(BlobRef ref) throws IOException {
    Path directory = of(ref);
    if (!isDurable(ref)) {
      Files.createDirectories(directory);
    }
    return directory;
  }

  /** Makes sure that the directory of a content, which exists, is still there after a crash. */
  void sync(BlobRef ref) throws IOException {
    if (isDurable(ref)) {
      return;
    }
    files.syncDirectory(root);
    // Set only after the sync has ended: whoever sees the bit may rely on the directory.
    synchronized (durable) {
      durable.set(key(ref));
    }
  }

  private boolean isDurable(BlobRef ref) {
    synchronized (durable) {
      return durable.get(key(ref));
    }
  }

  private static int key(BlobRef ref) {
    return Integer.parseInt(ref.sha256().substring(0, 2), 16);
  }
}

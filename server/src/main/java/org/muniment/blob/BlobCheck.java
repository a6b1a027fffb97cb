package org.muniment.blob;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.muniment.blob.BlobFinding.Kind;
import org.muniment.database.Database;

/** Compares the rows that name contents with the contents that are there. Changes nothing. */
public final class BlobCheck {
  private static final int PAGE = 1_000;

  private final Database database;
  private final BlobStore store;
  private final Clock clock;
  private final Duration grace;
  private final BlobDao blobs = new BlobDao();

  /**
   * @param grace how old a content without a row has to be to look left behind
   */
  public BlobCheck(Database database, BlobStore store, Clock clock, Duration grace) {
    this.database = database;
    this.store = store;
    this.clock = clock;
    this.grace = grace;
  }

  /**
   * Looks at every row and every content.
   *
   * @param deep whether the bytes are read and hashed
   * @return how many rows were looked at
   */
  public long run(boolean deep, Consumer<BlobFinding> findings) {
    long rows = 0;
    for (int repositoryId : database.read(blobs::repositories)) {
      rows += checkRows(repositoryId, deep, findings);
    }
    checkStore(findings);
    return rows;
  }

  private long checkRows(int repositoryId, boolean deep, Consumer<BlobFinding> findings) {
    long rows = 0;
    List<BlobRef> page;
    String last = "";
    do {
      String after = last;
      page = database.read(transaction -> blobs.page(transaction, repositoryId, after, PAGE));
      for (BlobRef ref : page) {
        Optional<Kind> wrong = look(ref, deep);
        // A sweep may have removed the row and the content since the page was read.
        if (wrong.isPresent() && isNamed(ref)) {
          findings.accept(new BlobFinding(wrong.get(), repositoryId, ref));
        }
        last = ref.sha256();
        rows++;
      }
    } while (page.size() == PAGE);
    return rows;
  }

  private Optional<Kind> look(BlobRef ref, boolean deep) {
    OptionalLong size = store.size(ref);
    if (size.isEmpty()) {
      return Optional.of(Kind.MISSING);
    }
    if (size.getAsLong() != ref.size()) {
      return Optional.of(Kind.WRONG_SIZE);
    }
    if (deep) {
      try {
        return hash(ref).equals(ref.sha256()) ? Optional.empty() : Optional.of(Kind.WRONG_BYTES);
      } catch (IOException | BlobException failure) {
        return Optional.of(Kind.UNREADABLE);
      }
    }
    return Optional.empty();
  }

  private String hash(BlobRef ref) throws IOException {
    MessageDigest digest = BlobOutput.sha256();
    byte[] piece = new byte[BlobOutput.SMALL];
    try (InputStream input = store.open(ref)) {
      for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
        digest.update(piece, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private boolean isNamed(BlobRef ref) {
    return !database.read(transaction -> blobs.named(transaction, List.of(ref))).isEmpty();
  }

  private void checkStore(Consumer<BlobFinding> findings) {
    Instant before = clock.instant().minus(grace);
    try (Stream<StoredBlob> all = store.list("")) {
      Iterator<StoredBlob> contents = all.iterator();
      List<StoredBlob> page = new ArrayList<>();
      while (contents.hasNext()) {
        page.add(contents.next());
        if (page.size() == PAGE || !contents.hasNext()) {
          reportUnnamed(page, before, findings);
          page.clear();
        }
      }
    }
  }

  private void reportUnnamed(
      List<StoredBlob> page, Instant before, Consumer<BlobFinding> findings) {
    List<BlobRef> refs = page.stream().map(StoredBlob::ref).toList();
    Set<String> named = database.read(transaction -> blobs.named(transaction, refs));
    for (StoredBlob content : page) {
      if (!named.contains(content.ref().sha256())) {
        Kind kind = content.modified().isAfter(before) ? Kind.RECENT : Kind.LEFTOVER;
        findings.accept(new BlobFinding(kind, null, content.ref()));
      }
    }
  }
}

package org.muniment.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.muniment.database.Transaction;

/** The table {@code page_text}. */
final class PageTextDao {
  private static final int BATCH = 200;

  /** A text that is stored. */
  record Stored(long id, long size) {}

  /** Makes sure of the texts and keeps their rows until the transaction ends. */
  Map<String, Stored> obtain(
      Transaction transaction, int repositoryId, Collection<String> texts, Instant now) {
    // In the order of hashes, so that equal imports wait for each other instead of deadlocking.
    TreeMap<String, String> byHash = new TreeMap<>();
    for (String text : texts) {
      byHash.put(hash(text), text);
    }
    Map<String, Stored> found = new HashMap<>();
    List<String> hashes = List.copyOf(byHash.keySet());
    for (int from = 0; from < hashes.size(); from += BATCH) {
      List<String> some = hashes.subList(from, Math.min(hashes.size(), from + BATCH));
      List<String> contents = some.stream().map(byHash::get).toList();
      Map<String, Stored> kept;
      do {
        insert(transaction, repositoryId, some, contents, now);
        kept = keep(transaction, repositoryId, some);
        // A sweep may have removed a row between the two statements.
      } while (kept.size() < some.size());
      for (Map.Entry<String, Stored> one : kept.entrySet()) {
        found.put(byHash.get(one.getKey()), one.getValue());
      }
    }
    return found;
  }

  private static void insert(
      Transaction transaction,
      int repositoryId,
      List<String> hashes,
      List<String> texts,
      Instant now) {
    transaction
        .update(
            """
            insert into page_text (repository_id, sha256, size, text, created)
            select :repositoryId, decode(hash, 'hex'), octet_length(text), text, :now
            from unnest(:hashes, :texts) as given (hash, text)
            order by hash
            on conflict (repository_id, sha256) do nothing
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("hashes", String.class, hashes)
        .bindArray("texts", String.class, texts)
        .bind("now", now)
        .execute();
  }

  private static Map<String, Stored> keep(
      Transaction transaction, int repositoryId, List<String> hashes) {
    transaction
        .update(
            """
            update page_text
            set unreferenced_since = null
            where repository_id = :repositoryId
              and sha256 in (select decode(hash, 'hex') from unnest(:hashes) hash)
              and unreferenced_since is not null
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("hashes", String.class, hashes)
        .execute();
    Map<String, Stored> kept = new HashMap<>();
    transaction
        .query(
            """
            select encode(sha256, 'hex') as hash, id, size
            from page_text
            where repository_id = :repositoryId
              and sha256 in (select decode(hash, 'hex') from unnest(:hashes) hash)
              and unreferenced_since is null
            for share
            """)
        .bind("repositoryId", repositoryId)
        .bindArray("hashes", String.class, hashes)
        .map(
            row ->
                Map.entry(
                    row.getString("hash"), new Stored(row.getLong("id"), row.getLong("size"))))
        .forEach(one -> kept.put(one.getKey(), one.getValue()));
    return kept;
  }

  String get(Transaction transaction, int repositoryId, long id) {
    return transaction
        .query("select text from page_text where repository_id = :repositoryId and id = :id")
        .bind("repositoryId", repositoryId)
        .bind("id", id)
        .mapTo(String.class)
        .one();
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

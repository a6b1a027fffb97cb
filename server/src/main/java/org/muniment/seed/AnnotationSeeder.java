package org.muniment.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationCopies;
import org.muniment.annotation.AnnotationShape;
import org.muniment.annotation.Stamp;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.identity.Caller;
import org.muniment.identity.Trustee;
import org.muniment.identity.UserService;

/**
 * Lays on the pages of documents what a seed says lies there. Annotations have no names: one that
 * is there exactly so, wherever in the order, is the one that is wanted. Thread-safe.
 */
record AnnotationSeeder(
    Database database,
    AnnotationCopies copies,
    CatalogSeeder catalogs,
    UserService users,
    BlobStore store) {

  /** The documents' pages have to be there. */
  void seed(Caller caller, int entryId, List<EntryShape.Page> pages) {
    List<Wanted> wanted = wanted(caller, pages);
    if (wanted.isEmpty()) {
      return;
    }
    List<AnnotationCopies.Laid> present =
        database.read(transaction -> copies.list(transaction, caller.repositoryId(), entryId));
    List<Wanted> missing = AnnotationMatching.missing(wanted, present);
    if (missing.isEmpty()) {
      return;
    }
    List<StagedBlob> contents = new ArrayList<>();
    try {
      stage(missing, contents);
      database.execute(
          transaction ->
              copies.add(
                  transaction,
                  caller,
                  entryId,
                  laid ->
                      AnnotationMatching.missing(wanted, laid).stream()
                          .map(one -> one.copy(caller))
                          .toList()));
    } finally {
      contents.forEach(StagedBlob::close);
    }
  }

  /**
   * An annotation of which all is known.
   *
   * @param creatorId null when the seed doesn't say
   * @param onTop whether the seed says no z-order
   */
  record Wanted(
      AnnotationItem item,
      int pageNumber,
      @Nullable Integer creatorId,
      boolean onTop,
      Annotation.Draft draft,
      @Nullable BlobRef content) {

    AnnotationCopies.Copy copy(Caller caller) {
      return new AnnotationCopies.Copy(
          pageNumber,
          creatorId == null ? caller.trusteeId() : creatorId,
          onTop,
          draft,
          content,
          item.ofOtherText());
    }
  }

  /** What was found by name, so that a document looks for each name once. */
  private record Found(
      Map<String, Trustee> users,
      Map<String, Integer> reasons,
      Map<SeedMark.SeedStampName, Stamp> stamps) {}

  private List<Wanted> wanted(Caller caller, List<EntryShape.Page> pages) {
    List<Wanted> wanted = new ArrayList<>();
    Found found = new Found(new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (int at = 0; at < pages.size(); at++) {
      for (AnnotationItem item : pages.get(at).annotations()) {
        int number = at + 1;
        wanted.add(
            new SeedItem<>(item.place(), item).apply(() -> wanted(caller, item, number, found)));
      }
    }
    return wanted;
  }

  private Wanted wanted(Caller caller, AnnotationItem item, int pageNumber, Found found) {
    SeedMark said = item.said();
    String creator = said.creator();
    String reason = said.reason();
    AnnotationShape shape = item.shape();
    BlobRef content = item.file() == null ? null : ref(item.file());
    if (said.stamp() != null && shape instanceof AnnotationShape.Stamp plain) {
      Stamp stamp =
          found
              .stamps()
              .computeIfAbsent(
                  said.stamp(),
                  named ->
                      catalogs.stamp(
                          owner -> owner == null ? caller : as(caller, user(caller, owner, found)),
                          named));
      content = stamp.image();
      shape =
          new AnnotationShape.Stamp(
              stamp.id(),
              plain.coordinates(),
              plain.position(),
              plain.color(),
              plain.rotation(),
              plain.opacity());
    }
    Annotation.Common common = item.common();
    Integer reasonId =
        reason == null
            ? null
            : found
                .reasons()
                .computeIfAbsent(
                    reason,
                    text ->
                        database.read(
                            transaction ->
                                catalogs.reason(transaction, caller.repositoryId(), text)));
    return new Wanted(
        item,
        pageNumber,
        creator == null
            ? null
            : creator.isEmpty()
                ? (Integer) AnnotationCopies.GONE
                : (Integer) user(caller, creator, found).id(),
        said.zOrder() == null,
        new Annotation.Draft(common.withReason(reasonId), shape),
        content);
  }

  private Trustee user(Caller caller, String name, Found found) {
    return found
        .users()
        .computeIfAbsent(
            name,
            sought ->
                database
                    .read(transaction -> users.find(transaction, caller.repositoryId(), sought))
                    .orElseThrow(
                        () -> SeedService.refusal("There is no user named '" + sought + "'.")));
  }

  private static Caller as(Caller caller, Trustee user) {
    return new Caller(
        caller.repositoryId(),
        caller.repositoryName(),
        user.id(),
        user.name(),
        user.role(),
        caller.sessionId(),
        caller.scopes());
  }

  private BlobRef ref(Path file) {
    try (StagedBlob staged = stage(file)) {
      return staged.ref();
    }
  }

  /** Puts files into the store, each once; what is an image has to be one. */
  private void stage(List<Wanted> missing, List<StagedBlob> contents) {
    Set<BlobRef> stored = new HashSet<>();
    Set<BlobRef> images = new HashSet<>();
    for (Wanted wanted : missing) {
      Path file = wanted.item().file();
      BlobRef content = wanted.content();
      if (file == null || content == null) {
        continue;
      }
      if (stored.add(content)) {
        StagedBlob staged = stage(file);
        contents.add(staged);
        staged.commit();
      }
      if (!(wanted.draft().shape() instanceof AnnotationShape.Attachment) && images.add(content)) {
        new SeedItem<>(wanted.item().place(), file).run(() -> copies.checkImage(content));
      }
    }
  }

  private StagedBlob stage(Path file) {
    try (InputStream content = Files.newInputStream(file)) {
      return store.stage(content, Long.MAX_VALUE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package org.muniment.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationReason;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.annotation.Stamp;
import org.muniment.annotation.StampService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** The reasons of redactions and the stamps of a seed. Thread-safe. */
record CatalogSeeder(AnnotationReasonService reasons, StampService stamps, BlobStore store) {
  private static final int PUBLIC = StampService.Scope.PUBLIC.ordinal();
  private static final int PERSONAL = StampService.Scope.PERSONAL.ordinal();

  /** Reasons may be alike: the first of a text in the file is the first in the repository. */
  void seedReasons(Transaction transaction, int repositoryId, List<SeedItem<SeedReason>> wanted) {
    Map<String, Integer> counts = new HashMap<>();
    for (SeedItem<SeedReason> item : wanted) {
      String text = item.value().text();
      if (text == null) {
        throw item.bad("the text is missing");
      }
      int number = counts.merge(NameKey.of(text), 1, Integer::sum);
      item.run(
          () -> {
            if (reasons.list(transaction, repositoryId).stream()
                    .filter(reason -> sameName(reason.text(), text))
                    .count()
                < number) {
              reasons.create(transaction, repositoryId, text);
            }
          });
    }
  }

  private static boolean sameName(String one, String other) {
    return NameKey.of(one).equals(NameKey.of(other));
  }

  /** Whose stamps they are: a user as a caller, by name, or null for public stamps. */
  interface Owners {
    Caller caller(@Nullable String name);
  }

  /** The images of stamps that are there are left alone. */
  void seedStamps(List<SeedItem<SeedStamp>> wanted, Path directory, Owners owners) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (SeedItem<SeedStamp> item : wanted) {
      String name = item.value().name();
      if (name == null) {
        throw item.bad("the name is missing");
      }
      String owner = item.value().owner();
      int number =
          counts.merge(
              List.of(owner == null ? "" : "/" + NameKey.of(owner), NameKey.of(name)),
              1,
              Integer::sum);
      item.run(() -> seedStamp(owners.caller(owner), item, name, number, directory));
    }
  }

  private void seedStamp(
      Caller caller, SeedItem<SeedStamp> item, String name, int number, Path directory) {
    boolean isPublic = item.value().owner() == null;
    Stamp stamp =
        stamps.list(caller, isPublic ? PUBLIC : PERSONAL).stream()
            .filter(one -> sameName(one.name(), name))
            .skip(number - 1L)
            .findFirst()
            .orElse(null);
    if (stamp == null) {
      Path image = image(item, directory);
      if (image == null) {
        throw item.bad("a stamp needs a file");
      }
      try (InputStream content = Files.newInputStream(image);
          StagedBlob staged = store.stage(content, StampService.LARGEST_FILE)) {
        stamp = stamps.create(caller, name, isPublic, staged);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    String customData = item.value().customData();
    if (customData != null && !Objects.equals(customData, stamp.customData())) {
      stamps.update(caller, stamp.id(), null, customData);
    }
  }

  /**
   * The stamp that an annotation names.
   *
   * @throws org.muniment.error.MunimentException when there is none
   */
  Stamp stamp(Owners owners, SeedMark.SeedStampName named) {
    String name = String.valueOf(named.name());
    List<Stamp> all =
        stamps.list(owners.caller(named.owner()), named.owner() == null ? PUBLIC : PERSONAL);
    List<Stamp> exact = all.stream().filter(one -> one.name().equals(name)).toList();
    List<Stamp> found =
        exact.isEmpty() ? all.stream().filter(one -> sameName(one.name(), name)).toList() : exact;
    int number = named.number() == null ? 1 : named.number();
    if (number < 1 || number > found.size()) {
      throw SeedService.refusal(
          "There is no "
              + (named.owner() == null ? "public stamp" : "stamp of " + named.owner())
              + " named '"
              + name
              + "'"
              + (number == 1 ? "." : " with the number " + number + "."));
    }
    return found.get(number - 1);
  }

  /**
   * The id of the reason that an annotation gives.
   *
   * @throws org.muniment.error.MunimentException when there is none
   */
  int reason(Transaction transaction, int repositoryId, String text) {
    List<AnnotationReason> all = reasons.list(transaction, repositoryId);
    return Stream.concat(
            all.stream().filter(one -> one.text().equals(text)),
            all.stream().filter(one -> sameName(one.text(), text)))
        .findFirst()
        .orElseThrow(() -> SeedService.refusal("There is no annotation reason '" + text + "'."))
        .id();
  }

  /**
   * @throws SeedException when the file can't be read
   */
  static @Nullable Path image(SeedItem<SeedStamp> item, Path directory) {
    return EntryShape.file(item, directory, item.value().file());
  }
}

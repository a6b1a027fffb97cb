package org.muniment.seed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.annotation.Stamp;
import org.muniment.annotation.StampService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.database.NameKey;
import org.muniment.database.Transaction;
import org.muniment.identity.Caller;

/** The reasons of redactions and the public stamps of a seed. Thread-safe. */
record CatalogSeeder(AnnotationReasonService reasons, StampService stamps, BlobStore store) {
  private static final int PUBLIC = 0;

  void seedReasons(Transaction transaction, int repositoryId, List<SeedItem<SeedReason>> wanted) {
    for (SeedItem<SeedReason> item : wanted) {
      String text = item.value().text();
      if (text == null) {
        throw item.bad("the text is missing");
      }
      item.run(
          () -> {
            if (reasons.list(transaction, repositoryId).stream()
                .noneMatch(reason -> sameName(reason.text(), text))) {
              reasons.create(transaction, repositoryId, text);
            }
          });
    }
  }

  private static boolean sameName(String one, String other) {
    return NameKey.of(one).equals(NameKey.of(other));
  }

  /** The image of a stamp that is there is left alone. */
  void seedStamp(Caller caller, SeedItem<SeedStamp> item, Path directory) {
    String name = item.value().name();
    if (name == null) {
      throw item.bad("the name is missing");
    }
    Stamp stamp =
        stamps.list(caller, PUBLIC).stream()
            .filter(one -> sameName(one.name(), name))
            .findFirst()
            .orElse(null);
    if (stamp == null) {
      Path image = image(item, directory);
      if (image == null) {
        throw item.bad("a stamp needs a file");
      }
      try (InputStream content = Files.newInputStream(image);
          StagedBlob staged = store.stage(content, StampService.LARGEST_FILE)) {
        stamp = stamps.create(caller, name, true, staged);
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
   * @throws SeedException when the file can't be read
   */
  static @Nullable Path image(SeedItem<SeedStamp> item, Path directory) {
    return EntryShape.file(item, directory, item.value().file());
  }
}

package org.muniment.seed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.Trustee;
import org.muniment.repository.Repository;
import org.muniment.server.Config;
import org.muniment.server.FirstStart;
import org.muniment.server.Muniment;
import org.muniment.server.Storage;
import org.muniment.server.TestServices;

/** All services over a database of their own, with as many repositories as a test wants. */
final class SeedFixture implements AutoCloseable {
  final Path directory;
  final Muniment muniment;
  private final AtomicInteger repositories = new AtomicInteger();

  SeedFixture(Path directory) {
    this.directory = directory;
    Config config = TestServices.testConfig(directory.resolve("data"), "r");
    muniment = new Muniment(config, Storage.openBeside(config), Clock.systemUTC());
  }

  Repository repository(boolean bare) {
    return FirstStart.create(muniment, "r" + repositories.incrementAndGet(), "password", bare)
        .repository();
  }

  Caller admin(Repository repository) {
    return caller(repository, FirstStart.ADMIN);
  }

  Caller caller(Repository repository, String name) {
    Trustee user =
        muniment
            .database()
            .read(transaction -> muniment.users().find(transaction, repository.id(), name))
            .orElseThrow();
    return new Caller(
        repository.id(),
        repository.name(),
        user.id(),
        user.name(),
        user.role(),
        UUID.randomUUID(),
        ScopeSet.unlimited());
  }

  Path file(String name, String content) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      return Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  SeedService.Loaded load(Repository repository, Path file) {
    return muniment.seeds().load().load(repository.id(), repository.name(), FirstStart.ADMIN, file);
  }

  SeedService.Loaded load(Repository repository, String yaml) {
    return load(repository, file("seed.yaml", yaml));
  }

  /** The text of a dump; its files are in a directory that all dumps of this test share. */
  String dump(Repository repository, String name) {
    try {
      Path file = Files.createDirectories(directory.resolve("dump")).resolve(name);
      muniment.seeds().dump().write(repository.id(), file);
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String dump(Repository repository) {
    return dump(repository, "dump.yaml");
  }

  Path dumped() {
    return directory.resolve("dump/dump.yaml");
  }

  /** What {@code muniment check} would complain about. */
  List<String> damage(Repository repository) {
    List<String> damage = new ArrayList<>();
    muniment
        .metadataCheck()
        .run(
            repository.id(),
            finding -> {
              if (!finding.harmless()) {
                damage.add(finding.text());
              }
            });
    muniment
        .entryCheck()
        .run(
            repository.id(),
            finding -> {
              if (!finding.harmless()) {
                damage.add(finding.text());
              }
            });
    return damage;
  }

  @Override
  public void close() {
    muniment.close();
  }
}

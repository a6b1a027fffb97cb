package org.muniment.seed;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.muniment.database.Database;
import org.muniment.definition.LinkDefinition;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryType;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.SecurityVersions;
import org.muniment.identity.Trustee;
import org.muniment.metadata.MetadataService;

/**
 * Loads seed files. What a seed names is made, or brought up to what the seed says where it is
 * there; nothing is removed, so that loading a seed again changes nothing. Thread-safe.
 */
public final class SeedService {
  private final Database database;
  private final DefinitionSeeder definitions;
  private final SettingSeeder settings;
  private final UserSeeder users;
  private final SecuritySeeder security;
  private final EntrySeeder entries;
  private final RecordSeeder records;
  private final CatalogSeeder catalogs;
  private final AreaSeeder areas;
  private final SecurityVersions versions = new SecurityVersions();
  private final MetadataService metadata;

  SeedService(
      Database database,
      DefinitionSeeder definitions,
      SettingSeeder settings,
      UserSeeder users,
      SecuritySeeder security,
      EntrySeeder entries,
      RecordSeeder records,
      CatalogSeeder catalogs,
      AreaSeeder areas,
      MetadataService metadata) {
    this.database = database;
    this.definitions = definitions;
    this.settings = settings;
    this.users = users;
    this.security = security;
    this.entries = entries;
    this.records = records;
    this.catalogs = catalogs;
    this.areas = areas;
    this.metadata = metadata;
  }

  /** How much a seed holds, whether or not it was there before. */
  public record Loaded(int definitions, int users, int entries) {}

  static MunimentException refusal(String reason) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, reason);
  }

  /**
   * Reads a file without loading it.
   *
   * @throws SeedException when it can't be read or isn't well formed
   */
  public void check(Path path) {
    read(new SeedFile(path), new AtomicInteger());
  }

  /**
   * Loads a file. It is read as a whole before anything is changed. Definitions come in together,
   * then users and entries one by one; after a failure, mend the file and load it again.
   *
   * @param userName in whose name entries are made
   * @throws SeedException when the file can't be read, isn't well formed, or says what the
   *     repository refuses
   */
  public Loaded load(int repositoryId, String repositoryName, String userName, Path path) {
    SeedFile file = new SeedFile(path);
    AtomicInteger count = new AtomicInteger();
    SeedDefinitions seed = read(file, count);
    database.execute(
        transaction -> {
          definitions.seed(transaction, repositoryId, seed);
          settings.seed(transaction, repositoryId, seed);
          catalogs.seedReasons(transaction, repositoryId, seed.annotationReasons());
          if (!seed.tags().isEmpty()) {
            // A tag may have become a security tag while entries have it.
            versions.change(transaction, repositoryId);
          }
        });
    users.seed(repositoryId, seed.users());
    security.seedTrustees(repositoryId, seed.users(), seed.groups());
    if (!seed.stamps().isEmpty()) {
      catalogs.seedStamps(
          seed.stamps(),
          file.directory(),
          owner -> caller(repositoryId, repositoryName, owner == null ? userName : owner));
    }
    if (count.get() > 0) {
      Caller caller = caller(repositoryId, repositoryName, userName);
      // A record series takes no series any more once it has record folders.
      each(file, caller, shape -> shape.type() == EntryType.RecordSeries, entries::seed);
      // Shortcuts and links lead to entries that may come later in the file.
      each(
          file,
          caller,
          shape -> shape.type() != EntryType.RecordSeries && shape.type() != EntryType.Shortcut,
          entries::seed);
      each(file, caller, shape -> shape.type() == EntryType.Shortcut, entries::seed);
      LinkSeeder links = new LinkSeeder(entries, metadata, linkDefinitions(repositoryId));
      each(file, caller, shape -> !shape.links().isEmpty(), links::seed);
      each(file, caller, EntryShape::isForRecords, records::seed);
    }
    file.areas(
        item ->
            item.run(
                () ->
                    areas.seed(
                        caller(repositoryId, repositoryName, userName),
                        caller(repositoryId, repositoryName, String.valueOf(item.value().user())),
                        item.value())));
    if (!seed.access().isEmpty()) {
      Caller caller = caller(repositoryId, repositoryName, userName);
      security.seedLists(
          repositoryId,
          seed.access(),
          place -> {
            Entry found = entries.find(caller, place);
            return found == null ? null : (Integer) found.id();
          });
    }
    return new Loaded(
        seed.fields().size()
            + seed.templates().size()
            + seed.tags().size()
            + seed.links().size()
            + seed.auditReasons().size()
            + seed.annotationReasons().size()
            + seed.stamps().size(),
        seed.users().size(),
        count.get());
  }

  private static SeedDefinitions read(SeedFile file, AtomicInteger count) {
    SeedDefinitions found =
        file.definitions(
            item -> {
              EntryShape.of(item, file.directory());
              count.incrementAndGet();
            },
            AreaSeeder::check);
    found.auditReasons().forEach(SettingSeeder::event);
    found.stamps().forEach(item -> CatalogSeeder.image(item, file.directory()));
    return found;
  }

  private interface Step {
    void apply(Caller caller, EntryShape shape);
  }

  private interface Choice {
    boolean test(EntryShape shape);
  }

  private static void each(SeedFile file, Caller caller, Choice choice, Step step) {
    file.entries(
        item -> {
          EntryShape shape = EntryShape.of(item, file.directory());
          if (choice.test(shape)) {
            item.run(() -> step.apply(caller, shape));
          }
        });
  }

  private List<LinkDefinition> linkDefinitions(int repositoryId) {
    return database.read(transaction -> definitions.links().list(transaction, repositoryId));
  }

  private Caller caller(int repositoryId, String repositoryName, String userName) {
    Trustee user =
        database
            .read(transaction -> users.users().find(transaction, repositoryId, userName))
            .orElseThrow(
                () ->
                    new MunimentException(
                        ErrorCode.TRUSTEE_NOT_FOUND, "There is no user named '" + userName + "'."));
    return new Caller(
        repositoryId,
        repositoryName,
        user.id(),
        user.name(),
        user.role(),
        UUID.randomUUID(),
        ScopeSet.unlimited());
  }
}

package org.muniment.server;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.muniment.access.AccessService;
import org.muniment.blob.BlobCheck;
import org.muniment.blob.BlobReferences;
import org.muniment.blob.BlobService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.FilesystemBlobStore;
import org.muniment.blob.Sweeper;
import org.muniment.database.Database;
import org.muniment.database.Migrations;
import org.muniment.database.Notifications;
import org.muniment.entry.CopyEntryTask;
import org.muniment.entry.DeleteEntryTask;
import org.muniment.entry.EntryCheck;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryTasks;
import org.muniment.error.MunimentException;
import org.muniment.identity.AccessKeys;
import org.muniment.identity.ClientCredentials;
import org.muniment.identity.LinkSigner;
import org.muniment.identity.PasswordHasher;
import org.muniment.identity.RepositoryRef;
import org.muniment.identity.SignInService;
import org.muniment.identity.SignInThrottle;
import org.muniment.identity.SigningKeys;
import org.muniment.identity.TokenConfig;
import org.muniment.identity.TokenService;
import org.muniment.identity.TokenVerifier;
import org.muniment.identity.TrusteeStates;
import org.muniment.identity.UserService;
import org.muniment.repository.Repository;
import org.muniment.repository.RepositoryService;
import org.muniment.search.SearchService;
import org.muniment.search.SearchTask;
import org.muniment.search.TextIndexer;
import org.muniment.task.TaskService;
import org.muniment.task.TestTask;
import org.muniment.transfer.ExportService;
import org.muniment.transfer.ImportService;

/** All services of one node, built by hand from the bottom up. */
public final class Muniment implements AutoCloseable {
  private final Storage storage;
  private final Notifications notifications;
  private final ExecutorService answers = Executors.newFixedThreadPool(4, Muniment::answerThread);
  private final Housekeeper housekeeper;
  private final Clock clock;

  private final RepositoryService repositories;
  private final UserService users;
  private final AccessKeys accessKeys;
  private final SignInService signIn;
  private final ClientCredentials clientCredentials;
  private final TokenVerifier tokenVerifier;
  private final LinkSigner links;
  private final BlobStore blobStore;
  private final BlobCheck blobCheck;
  private final Sweeper sweeper;
  private final TaskService tasks;
  private final EntryService entries;
  private final EntryListing listing;
  private final EntryTasks entryTasks;
  private final EntryCheck entryCheck;
  private final ImportService imports;
  private final ExportService exports;
  private final SearchService searches;

  /** Builds the services; nothing works in the background before {@link #start()}. */
  public Muniment(Config config, Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
    Database database = storage.database();
    notifications = new Notifications(database.config());

    blobStore = new FilesystemBlobStore(config.blobDirectory(), clock);
    BlobService blobs = new BlobService(blobStore, clock);
    blobCheck = new BlobCheck(database, blobStore, clock, Sweeper.GRACE);
    sweeper =
        new Sweeper(
            database,
            blobStore,
            List.of(
                BlobReferences.toElectronicDocuments(
                    """
                    select repository_id, electronic_document_id
                    from entry
                    where electronic_document_id is not null
                    """)),
            clock,
            Sweeper.GRACE);

    repositories = new RepositoryService(database, clock);
    TokenConfig tokens = TokenConfig.of(config.domain());
    TrusteeStates trustees = new TrusteeStates(database, clock);
    SigningKeys accessSigning = new SigningKeys(database, clock, SigningKeys.Purpose.ACCESS);
    SigningKeys linkSigning = new SigningKeys(database, clock, SigningKeys.Purpose.LINK);
    PasswordHasher passwords =
        new PasswordHasher(
            PasswordHasher.Cost.RECOMMENDED,
            Math.max(2, Runtime.getRuntime().availableProcessors()));
    TokenService tokenService = new TokenService(accessSigning, tokens, clock);
    users = new UserService(passwords, trustees, clock);
    accessKeys = new AccessKeys(tokens, trustees, clock);
    signIn =
        new SignInService(
            database,
            this::findRepository,
            passwords,
            new SignInThrottle(clock, SignInThrottle.Limits.STANDARD),
            tokenService);
    clientCredentials = new ClientCredentials(database, tokenService, clock);
    tokenVerifier = new TokenVerifier(accessSigning, trustees, clock);
    links = new LinkSigner(linkSigning, clock);

    AccessService access = new AccessService();
    EntryIds ids = new EntryIds(database);
    TextIndexer indexer = new TextIndexer(database);
    tasks =
        new TaskService(
            database,
            config.tasks(),
            clock,
            List.of(
                new TestTask(),
                new CopyEntryTask(ids),
                new DeleteEntryTask(),
                new SearchTask(indexer)),
            answers);
    entries = new EntryService(database, access, ids, clock);
    listing = new EntryListing(database, access);
    entryTasks = new EntryTasks(tasks, access);
    entryCheck = new EntryCheck(database);
    imports = new ImportService(database, access, blobStore, blobs, entries, ids, clock);
    exports = new ExportService(access, entries, links, config.linkLifetime());

    trustees.listen(notifications);
    accessSigning.listen(notifications);
    linkSigning.listen(notifications);
    tasks.listen(notifications);
    searches = new SearchService(database, access, tasks, indexer, clock);
    housekeeper = new Housekeeper(tasks, sweeper, indexer);
  }

  private static Thread answerThread(Runnable work) {
    Thread thread = new Thread(work, "task answers");
    thread.setDaemon(true);
    return thread;
  }

  private Optional<RepositoryRef> findRepository(String name) {
    try {
      Repository found = repositories.get(name);
      return Optional.of(new RepositoryRef(found.id(), found.name()));
    } catch (MunimentException missing) {
      if (missing.code() == org.muniment.error.ErrorCode.REPOSITORY_NOT_FOUND) {
        return Optional.empty();
      }
      throw missing;
    }
  }

  /** Brings the schema up to date; answers how many migrations that took. */
  public int migrate() {
    return Migrations.apply(storage.database());
  }

  /** Begins to work in the background. */
  public void start() {
    notifications.start();
    tasks.start();
    housekeeper.start();
  }

  public Database database() {
    return storage.database();
  }

  public Clock clock() {
    return clock;
  }

  public RepositoryService repositories() {
    return repositories;
  }

  public UserService users() {
    return users;
  }

  public AccessKeys accessKeys() {
    return accessKeys;
  }

  public SignInService signIn() {
    return signIn;
  }

  public ClientCredentials clientCredentials() {
    return clientCredentials;
  }

  public TokenVerifier tokenVerifier() {
    return tokenVerifier;
  }

  public LinkSigner links() {
    return links;
  }

  public BlobStore blobStore() {
    return blobStore;
  }

  public BlobCheck blobCheck() {
    return blobCheck;
  }

  public Sweeper sweeper() {
    return sweeper;
  }

  public TaskService tasks() {
    return tasks;
  }

  public EntryService entries() {
    return entries;
  }

  public EntryListing listing() {
    return listing;
  }

  public EntryTasks entryTasks() {
    return entryTasks;
  }

  public EntryCheck entryCheck() {
    return entryCheck;
  }

  public ImportService imports() {
    return imports;
  }

  public ExportService exports() {
    return exports;
  }

  public SearchService searches() {
    return searches;
  }

  /** Stops what works in the background, then closes the database. */
  @Override
  public void close() {
    housekeeper.close();
    tasks.close();
    notifications.close();
    answers.shutdown();
    storage.close();
  }
}

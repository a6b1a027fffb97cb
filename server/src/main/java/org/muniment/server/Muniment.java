package org.muniment.server;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessService;
import org.muniment.access.AuditReasonList;
import org.muniment.access.TrusteeService;
import org.muniment.annotation.AnnotationContentService;
import org.muniment.annotation.AnnotationCopies;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.annotation.AnnotationRights;
import org.muniment.annotation.AnnotationService;
import org.muniment.annotation.PageContentService;
import org.muniment.annotation.PageViews;
import org.muniment.annotation.RedactedTexts;
import org.muniment.annotation.StampService;
import org.muniment.audit.AuditReasons;
import org.muniment.blob.BlobCheck;
import org.muniment.blob.BlobException;
import org.muniment.blob.BlobService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.FilesystemBlobStore;
import org.muniment.blob.S3BlobStore;
import org.muniment.blob.S3Location;
import org.muniment.blob.Sweeper;
import org.muniment.database.Database;
import org.muniment.database.Migrations;
import org.muniment.database.Notifications;
import org.muniment.definition.AttributeService;
import org.muniment.definition.DefinitionCatalog;
import org.muniment.definition.FieldAdministration;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.FieldMergeService;
import org.muniment.definition.FieldTypeChangeService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.StarterDefinitions;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateAdministration;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.document.DocumentContents;
import org.muniment.document.DocumentGuard;
import org.muniment.document.DocumentService;
import org.muniment.document.FileTools;
import org.muniment.document.LockService;
import org.muniment.document.PageAnnotations;
import org.muniment.document.PageMaker;
import org.muniment.document.PageService;
import org.muniment.document.TextReader;
import org.muniment.document.VersionService;
import org.muniment.document.VisibleTexts;
import org.muniment.entry.CopyEntryTask;
import org.muniment.entry.DeleteEntryTask;
import org.muniment.entry.EntryCheck;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryTasks;
import org.muniment.error.MunimentException;
import org.muniment.error.StartupException;
import org.muniment.identity.AccessKeys;
import org.muniment.identity.ClientCredentials;
import org.muniment.identity.GroupService;
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
import org.muniment.image.FileWorker;
import org.muniment.image.ImagePages;
import org.muniment.image.PageExporter;
import org.muniment.image.PdfPages;
import org.muniment.image.StampTinter;
import org.muniment.image.TesseractOcr;
import org.muniment.metadata.MetadataCheck;
import org.muniment.metadata.MetadataService;
import org.muniment.metadata.MetadataUse;
import org.muniment.metadata.MetadataWriter;
import org.muniment.records.RecordSeriesService;
import org.muniment.records.RecordService;
import org.muniment.repository.Repository;
import org.muniment.repository.RepositoryService;
import org.muniment.search.SearchService;
import org.muniment.search.SearchTask;
import org.muniment.search.TextIndexer;
import org.muniment.seed.Seeds;
import org.muniment.task.TaskService;
import org.muniment.task.TestTask;
import org.muniment.text.ExtractionLimits;
import org.muniment.text.MimeTypes;
import org.muniment.text.TextExtractor;
import org.muniment.transfer.ExportEntryTask;
import org.muniment.transfer.ExportService;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.TransferTasks;
import org.muniment.transfer.UploadService;
import org.muniment.transfer.UploadedPartsTask;
import org.muniment.userarea.PersonalCollectionService;
import org.muniment.userarea.RecentEntryService;
import org.muniment.userarea.StarredEntryService;
import org.muniment.userarea.UserAreaService;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All services of one node, built by hand from the bottom up. */
public final class Muniment implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Muniment.class);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration PAGE_TIME = Duration.ofSeconds(60);
  private static final Duration OCR_TIME = Duration.ofSeconds(120);
  private static final int OCR_PROCESSES = 2;

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
  private final TaskService tasks;
  private final AccessService access;
  private final GroupService groups;
  private final AccessControlService accessControl;
  private final TrusteeService trusteeService;
  private final EntryService entries;
  private final EntryListing listing;
  private final EntryTasks entryTasks;
  private final EntryCheck entryCheck;
  private final FieldAdministration fieldAdministration;
  private final TemplateAdministration templateAdministration;
  private final DefinitionCatalog definitionCatalog;
  private final StarterDefinitions starterDefinitions;
  private final MetadataService metadata;
  private final MetadataCheck metadataCheck;
  private final Path workerDirectory;
  private final WorkerPool workers;
  private final TextReader textReader;
  private final TesseractOcr ocr;
  private final AuditReasons reasons;
  private final AuditReasonList auditReasons;
  private final PageService pages;
  private final DocumentService documents;
  private final LockService locks;
  private final VersionService versions;
  private final AnnotationService annotations;
  private final AnnotationContentService annotationContents;
  private final AnnotationReasonService annotationReasons;
  private final StampService stamps;
  private final PageContentService pageContents;
  private final UserAreaService userAreas;
  private final PersonalCollectionService collections;
  private final StarredEntryService starred;
  private final RecentEntryService recent;
  private final UploadService uploads;
  private final TransferTasks transferTasks;
  private final ImportService imports;
  private final ExportService exports;
  private final Seeds seeds;
  private final RecordService records;
  private final RecordSeriesService recordSeries;
  private final SearchService searches;

  /** Builds the services; nothing works in the background before {@link #start()}. */
  public Muniment(Config config, Storage storage, Clock clock) {
    this.storage = storage;
    this.clock = clock;
    Database database = storage.database();
    notifications = new Notifications(database.config());
    access = new AccessService(database, clock);
    groups = new GroupService(clock);
    accessControl = new AccessControlService(database, access, groups);
    trusteeService = new TrusteeService(database, access, groups);

    blobStore = openBlobs(config, storage, clock);
    BlobService blobs = new BlobService(blobStore, clock);
    blobCheck = new BlobCheck(database, blobStore, clock, Sweeper.GRACE);
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

    EntryIds ids = new EntryIds(database);
    reasons = new AuditReasons();
    auditReasons = new AuditReasonList(database, access, reasons);
    EntryGuard guard = new DocumentGuard();
    entries = new EntryService(database, access, ids, clock, guard);
    listing = new EntryListing(database, access);

    MetadataUse use = new MetadataUse();
    FieldDefinitionService fields = new FieldDefinitionService(use);
    TemplateFieldService templateFields = new TemplateFieldService(fields);
    TemplateDefinitionService templates =
        new TemplateDefinitionService(templateFields, fields, use);
    TagDefinitionService tags = new TagDefinitionService();
    LinkDefinitionService linkDefinitions = new LinkDefinitionService();
    AttributeService attributes = new AttributeService();
    fieldAdministration =
        new FieldAdministration(
            database,
            access,
            fields,
            templates,
            new FieldMergeService(fields, use),
            new FieldTypeChangeService(fields, use));
    templateAdministration =
        new TemplateAdministration(database, access, templates, templateFields);
    definitionCatalog = new DefinitionCatalog(database, access, tags, linkDefinitions, attributes);
    starterDefinitions =
        new StarterDefinitions(fields, templates, tags, linkDefinitions, attributes);
    MetadataWriter metadataWriter =
        new MetadataWriter(
            access, fields, templates, templateFields, tags, linkDefinitions, guard, clock);
    metadata =
        new MetadataService(
            database, access, entries, fields, templates, templateFields, tags, metadataWriter);
    metadataCheck = new MetadataCheck(database);

    workerDirectory = storage.workerDirectory(config.data());
    workers = new WorkerPool(WorkerConfig.standard(FileWorker.class, workerDirectory));
    FileTools tools = fileTools(config);
    ocr = tools.ocr();
    textReader = new TextReader(database, tools, clock);
    PageMaker pageMaker = new PageMaker(tools);
    DocumentContents contents = new DocumentContents(blobs, clock, textReader);
    VisibleTexts visibleTexts = new VisibleTexts(database, new RedactedTexts(), clock);
    pages =
        new PageService(database, access, entries, guard, blobs, pageMaker, visibleTexts, clock);
    documents = new DocumentService(database, access, entries, guard, clock);
    locks = new LockService(database, access, clock);
    versions = new VersionService(database, access, entries, guard, locks, clock);
    AnnotationRights annotationRights = new AnnotationRights(access);
    PageAnnotations pageAnnotations = new PageAnnotations(guard, blobs, visibleTexts, clock);
    annotations = new AnnotationService(database, annotationRights, pageAnnotations, clock);
    annotationContents =
        new AnnotationContentService(annotations, annotationRights, blobs, tools, clock);
    annotationReasons = new AnnotationReasonService(database, annotationRights);
    PageViews views = new PageViews(database, annotationRights, pages);
    pageContents =
        new PageContentService(database, annotationRights, pageAnnotations, views, tools);
    stamps =
        new StampService(
            database, annotationRights, blobs, tools, new StampTinter(workers, PAGE_TIME));
    records = new RecordService(database, access, guard);
    recordSeries = new RecordSeriesService(database, access, entries, ids, clock);
    userAreas = new UserAreaService(database, access, entries);
    collections = new PersonalCollectionService(database, access, entries);
    starred = new StarredEntryService(database, access, entries);
    recent = new RecentEntryService(database, access, entries, clock);
    uploads = new UploadService(database, access, blobStore, blobs, links, clock);
    imports =
        new ImportService(
            database,
            access,
            tools,
            pageMaker,
            contents,
            entries,
            metadataWriter,
            ids,
            guard,
            versions,
            clock);
    exports =
        new ExportService(
            database,
            access,
            pages,
            views,
            contents,
            blobs,
            tools,
            reasons,
            links,
            config.linkLifetime(),
            clock);
    TextIndexer indexer = new TextIndexer(database);
    tasks =
        new TaskService(
            database,
            config.tasks(),
            clock,
            List.of(
                new TestTask(),
                new CopyEntryTask(ids, access),
                new DeleteEntryTask(access, guard, reasons),
                new ExportEntryTask(exports),
                new UploadedPartsTask(database, uploads, imports),
                new SearchTask(access, indexer, config.searchTime())),
            answers);
    entryTasks = new EntryTasks(tasks, access);
    entryCheck = new EntryCheck(database);
    transferTasks = new TransferTasks(tasks, access, entries, uploads, imports, exports);

    searches = new SearchService(database, access, tasks, indexer, clock);
    seeds =
        Seeds.of(
            database,
            blobStore,
            users,
            new Seeds.Security(groups, accessControl),
            new Seeds.Definitions(
                fields, templates, templateFields, tags, linkDefinitions, attributes),
            new Seeds.Settings(reasons, searches),
            new Seeds.Annotations(
                new AnnotationCopies(annotationRights, pageAnnotations, blobs, tools, clock),
                annotationReasons,
                stamps),
            new Seeds.Entries(
                entries,
                guard,
                imports,
                metadata,
                metadataWriter,
                pages,
                pageMaker,
                recordSeries,
                records));

    trustees.listen(notifications);
    access.listen(notifications);
    accessSigning.listen(notifications);
    linkSigning.listen(notifications);
    tasks.listen(notifications);

    Sweeps sweeps = sweeps(Sweeper.GRACE);
    housekeeper =
        new Housekeeper(
            List.of(
                chore(
                    Duration.ofSeconds(1),
                    "indexing text",
                    () -> indexer.runAWhile(Duration.ofSeconds(3))),
                chore(Duration.ofSeconds(1), "noting what users opened", recent::write),
                chore(Duration.ofSeconds(10), "hiding what is redacted", visibleTexts::settleAll),
                byClock(Duration.ofSeconds(10), "forgetting expired tasks", tasks::expire),
                byClock(Duration.ofMinutes(1), "removing expired exports", exports::expire),
                byClock(HOUR, "removing abandoned uploads", uploads::removeAbandoned),
                chore(HOUR, "sweeping pages", sweeps.pages()::sweep),
                chore(HOUR, "sweeping annotations", sweeps.annotations()::sweep),
                chore(HOUR, "sweeping records", sweeps.records()::sweep),
                chore(HOUR, "sweeping access control lists", accessControl::sweep),
                chore(HOUR, "sweeping metadata", sweeps.metadata()::sweep),
                chore(HOUR, "sweeping lists of users", sweeps.userAreas()::sweep),
                chore(HOUR, "sweeping the names of contents", sweeps.contents()::sweep),
                chore(
                    Duration.ofDays(1),
                    "sweeping the content store",
                    sweeps.contents()::sweepStore)),
            clock);
  }

  private static Housekeeper.Chore chore(Duration pause, String what, Runnable work) {
    return new Housekeeper.Chore(pause, what, false, work);
  }

  /** What expires by the server's clock. */
  private static Housekeeper.Chore byClock(Duration pause, String what, Runnable work) {
    return new Housekeeper.Chore(pause, what, true, work);
  }

  private static BlobStore openBlobs(Config config, Storage storage, Clock clock) {
    S3Location s3 = config.s3();
    try {
      return s3 == null
          ? new FilesystemBlobStore(config.blobDirectory(), clock)
          : S3BlobStore.open(s3, clock);
    } catch (BlobException failure) {
      storage.close();
      throw new StartupException(String.valueOf(failure.getMessage()), failure);
    } catch (StartupException failure) {
      storage.close();
      throw failure;
    }
  }

  private FileTools fileTools(Config config) {
    return new FileTools(
        blobStore,
        workers,
        new ImagePages(workers, PAGE_TIME),
        new PdfPages(workers, PAGE_TIME),
        new TextExtractor(workers, ExtractionLimits.STANDARD),
        new TesseractOcr(
            workers,
            TesseractOcr.find(System.getenv("PATH")),
            config.ocrLanguages(),
            OCR_TIME,
            OCR_PROCESSES),
        new PageExporter(workers, PAGE_TIME),
        new MimeTypes());
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
    LOG.info(ocr.describe());
    notifications.start();
    tasks.start();
    textReader.start();
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

  public AccessService access() {
    return access;
  }

  public GroupService groups() {
    return groups;
  }

  public AccessControlService accessControl() {
    return accessControl;
  }

  public TrusteeService trustees() {
    return trusteeService;
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

  public FieldAdministration fieldAdministration() {
    return fieldAdministration;
  }

  public TemplateAdministration templateAdministration() {
    return templateAdministration;
  }

  public DefinitionCatalog definitionCatalog() {
    return definitionCatalog;
  }

  public StarterDefinitions starterDefinitions() {
    return starterDefinitions;
  }

  public MetadataService metadata() {
    return metadata;
  }

  /**
   * Sweepers of their own.
   *
   * @param grace how long something must have been without a reference before it is removed
   */
  public Sweeps sweeps(Duration grace) {
    return new Sweeps(storage.database(), blobStore, clock, grace);
  }

  public MetadataCheck metadataCheck() {
    return metadataCheck;
  }

  public AuditReasons reasons() {
    return reasons;
  }

  public AuditReasonList auditReasons() {
    return auditReasons;
  }

  public PageService pages() {
    return pages;
  }

  public DocumentService documents() {
    return documents;
  }

  public LockService locks() {
    return locks;
  }

  public VersionService versions() {
    return versions;
  }

  public AnnotationService annotations() {
    return annotations;
  }

  public AnnotationContentService annotationContents() {
    return annotationContents;
  }

  public PageContentService pageContents() {
    return pageContents;
  }

  public StampService stamps() {
    return stamps;
  }

  public AnnotationReasonService annotationReasons() {
    return annotationReasons;
  }

  public RecordService records() {
    return records;
  }

  public RecordSeriesService recordSeries() {
    return recordSeries;
  }

  public UserAreaService userAreas() {
    return userAreas;
  }

  public PersonalCollectionService collections() {
    return collections;
  }

  public StarredEntryService starred() {
    return starred;
  }

  public RecentEntryService recent() {
    return recent;
  }

  public UploadService uploads() {
    return uploads;
  }

  public TransferTasks transferTasks() {
    return transferTasks;
  }

  public ImportService imports() {
    return imports;
  }

  public ExportService exports() {
    return exports;
  }

  public Seeds seeds() {
    return seeds;
  }

  public SearchService searches() {
    return searches;
  }

  /** Stops what works in the background, then closes the database. */
  @Override
  public void close() {
    housekeeper.close();
    recent.close();
    tasks.close();
    textReader.close();
    workers.close();
    storage.removeWorkerDirectory(workerDirectory);
    notifications.close();
    answers.shutdown();
    blobStore.close();
    storage.close();
  }
}

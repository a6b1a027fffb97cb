package org.muniment.document;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.muniment.access.AccessService;
import org.muniment.annotation.AnnotationRights;
import org.muniment.annotation.PageContentService;
import org.muniment.annotation.PageViews;
import org.muniment.annotation.RedactedTexts;
import org.muniment.audit.AuditReasons;
import org.muniment.blob.BlobReferences;
import org.muniment.blob.BlobService;
import org.muniment.blob.BlobStore;
import org.muniment.blob.FilesystemBlobStore;
import org.muniment.blob.StagedBlob;
import org.muniment.blob.Sweeper;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.LinkSigner;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.identity.ScopeSet;
import org.muniment.identity.SigningKeys;
import org.muniment.image.FileWorker;
import org.muniment.image.ImagePages;
import org.muniment.image.PageExporter;
import org.muniment.image.PdfPages;
import org.muniment.image.TesseractOcr;
import org.muniment.metadata.MetadataUse;
import org.muniment.metadata.MetadataWriter;
import org.muniment.testing.MutableClock;
import org.muniment.text.ExtractionLimits;
import org.muniment.text.MimeTypes;
import org.muniment.text.TextExtractor;
import org.muniment.transfer.ExportService;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.IncomingContent;
import org.muniment.transfer.NewMetadata;
import org.muniment.transfer.UploadService;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

/** A repository with two users, over a real database, a real store and real workers. */
public final class DocumentFixture implements AutoCloseable {
  private static final Duration TIME = Duration.ofSeconds(60);

  // Files in the store have the times of the real clock.
  public final MutableClock clock =
      new MutableClock(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
  public final Database database = TestDatabases.create();
  public final BlobStore store;
  public final WorkerPool workers;
  public final FileTools tools;
  public final AccessService access = new AccessService(database, clock);
  public final EntryGuard guard = new DocumentGuard();
  public final AuditReasons reasons = new AuditReasons();
  public final EntryService entries;
  public final TextReader textReader;
  public final DocumentContents contents;
  public final VisibleTexts visibleTexts;
  public final PageService pages;
  public final PageContentService pageContents;
  public final DocumentService documents;
  public final LockService locks;
  public final VersionService versions;
  public final LinkSigner links;
  public final UploadService uploads;
  public final ImportService imports;
  public final ExportService exports;
  public final Caller ann;
  public final Caller ben;
  private final AtomicInteger names = new AtomicInteger();

  public DocumentFixture(Path directory) {
    this(directory, clock -> new FilesystemBlobStore(directory.resolve("blobs"), clock));
  }

  /** Over a store that is opened with the fixture's clock. */
  public DocumentFixture(Path directory, Function<Clock, BlobStore> open) {
    store = open.apply(clock);
    workers =
        new WorkerPool(
            WorkerConfig.standard(FileWorker.class, directory.resolve("work")).withProcesses(1));
    tools =
        new FileTools(
            store,
            workers,
            new ImagePages(workers, TIME),
            new PdfPages(workers, TIME),
            new TextExtractor(workers, ExtractionLimits.STANDARD),
            new TesseractOcr(workers, null, "eng", TIME, 1),
            new PageExporter(workers, TIME),
            new MimeTypes());
    BlobService blobs = new BlobService(store, clock);
    EntryIds ids = new EntryIds(database);
    entries = new EntryService(database, access, ids, clock, guard);
    textReader = new TextReader(database, tools, clock);
    PageMaker maker = new PageMaker(tools);
    contents = new DocumentContents(blobs, clock, textReader);
    visibleTexts = new VisibleTexts(database, new RedactedTexts(), clock);
    pages = new PageService(database, access, entries, guard, blobs, maker, visibleTexts, clock);
    AnnotationRights rights = new AnnotationRights(access);
    PageViews views = new PageViews(database, rights, pages);
    pageContents =
        new PageContentService(
            database, rights, new PageAnnotations(guard, blobs, visibleTexts, clock), views, tools);
    documents = new DocumentService(database, access, entries, guard, clock);
    locks = new LockService(database, access, clock);
    versions = new VersionService(database, access, entries, guard, locks, clock);
    links = new LinkSigner(new SigningKeys(database, clock, SigningKeys.Purpose.LINK), clock);
    uploads = new UploadService(database, access, store, blobs, links, clock);
    imports =
        new ImportService(
            database,
            access,
            tools,
            maker,
            contents,
            entries,
            metadata(),
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
            Duration.ofMinutes(15),
            clock);
    ann = createRepository();
    ben = addUser("ben");
  }

  private Caller createRepository() {
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    insert into repository (id, name, name_key, created)
                    values (1, 'Archive', 'archive', now())
                    """)
                .execute());
    Caller first = addUser("ann");
    database.execute(
        transaction -> {
          entries.createRoot(transaction, 1, "Archive", first.trusteeId());
          reasons.createStarters(transaction, 1);
        });
    return first;
  }

  private Caller addUser(String name) {
    return addUser(name, Role.USER);
  }

  /** Adds a user whose name is in lower case. */
  public Caller addUser(String name, Role role) {
    int id =
        database.write(
            transaction ->
                transaction
                    .query(
                        """
                        insert into trustee (repository_id, name, name_key, role, created)
                        values (1, :name, :name, :role, now())
                        returning id
                        """)
                    .bind("name", name)
                    .bind("role", role.key())
                    .mapTo(Integer.class)
                    .one());
    return new Caller(1, "Archive", id, name, role, UUID.randomUUID(), ScopeSet.unlimited());
  }

  /** Gives a user a privilege, and waits until it counts. */
  public void grant(Caller user, Privilege privilege) {
    database.execute(
        transaction ->
            new GroupService(clock)
                .grant(transaction, 1, user.trusteeId(), Set.of(privilege), null));
    clock.advance(Duration.ofSeconds(1));
  }

  /** All sweepers, one grace period after the other. */
  public void sweep() {
    PageSweeper sweeper = new PageSweeper(database, clock, Sweeper.GRACE);
    Sweeper contentSweeper =
        new Sweeper(
            database,
            store,
            List.of(
                BlobReferences.toElectronicDocuments(
                    "select repository_id, electronic_document_id from entry"),
                BlobReferences.toElectronicDocuments(
                    "select repository_id, electronic_document_id from document_version"),
                BlobReferences.toContents("select repository_id, image_sha256 from page"),
                BlobReferences.toContents("select repository_id, sha256 from upload_part"),
                BlobReferences.toContents("select repository_id, sha256 from upload"),
                BlobReferences.toContents("select repository_id, sha256 from export_file")),
            clock,
            Sweeper.GRACE);
    for (int round = 0; round < 4; round++) {
      sweeper.sweep();
      contentSweeper.sweepStore();
      clock.advance(Sweeper.GRACE.plusSeconds(1));
    }
  }

  public long count(String table) {
    return database.read(
        transaction -> transaction.query("select count(*) from " + table).mapTo(Long.class).one());
  }

  public StagedBlob stage(byte[] content) {
    try {
      return store.stage(new ByteArrayInputStream(content), Long.MAX_VALUE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public IncomingContent.File file(String name, byte[] content) {
    return IncomingContent.File.of(stage(content), name, null);
  }

  /** A place of its own for a new document. */
  public ImportService.NewDocument place() {
    return new ImportService.NewDocument(
        EntryWriter.Place.in(Entry.ROOT), "document " + names.incrementAndGet(), false, null);
  }

  public Entry imported(IncomingContent content) {
    return changed(content).entry();
  }

  /** A new document, with what was wanted and is missing. */
  public ChangedDocument changed(IncomingContent content) {
    return imports.importDocument(ann, place(), content, NewMetadata.NONE);
  }

  /** Reads what is to be read in the background. */
  public void readTexts() throws IOException {
    textReader.readAll();
  }

  /** What the background noted of the electronic document of an entry, or null. */
  public String textNotice(Entry entry) {
    return database.read(
        transaction ->
            transaction
                .query("select notice from document_text where sha256 = :sha256")
                .bind("sha256", entry.electronicDocument().ref().hashBytes())
                .mapTo(String.class)
                .one());
  }

  private MetadataWriter metadata() {
    MetadataUse use = new MetadataUse();
    FieldDefinitionService fields = new FieldDefinitionService(use);
    TemplateFieldService templateFields = new TemplateFieldService(fields);
    return new MetadataWriter(
        access,
        fields,
        new TemplateDefinitionService(templateFields, fields, use),
        templateFields,
        new TagDefinitionService(),
        new LinkDefinitionService(),
        guard,
        clock);
  }

  /** A document with pages that have these texts. */
  public Entry withPages(String... texts) {
    Entry empty = imported(IncomingContent.of(null));
    return texts.length == 0
        ? empty
        : pages
            .create(
                ann, empty.id(), null, new PageService.Incoming(List.of(), List.of(texts), false))
            .entry();
  }

  /** The texts of all pages in their order. */
  public List<String> texts(int id) {
    List<String> texts = new ArrayList<>();
    for (PageInfo page : pages.list(ann, id, null, 0, 10_000).pages()) {
      texts.add(pageContents.text(ann, id, page.number()));
    }
    return texts;
  }

  /** The image of a page as it is kept. */
  public PageImageRef image(int id, int number) {
    return Objects.requireNonNull(pages.list(ann, id, null, number - 1, 1).pages().get(0).image());
  }

  public List<Long> pageIds(int id) {
    return pages.list(ann, id, null, 0, 10_000).pages().stream().map(PageInfo::id).toList();
  }

  public static byte[] png(int width) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, 50, BufferedImage.TYPE_INT_RGB), "png", out);
    return out.toByteArray();
  }

  public static byte[] tiff(int frames) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = null;
    for (Iterator<ImageWriter> all = ImageIO.getImageWritersByFormatName("tiff"); all.hasNext(); ) {
      ImageWriter each = all.next();
      if (each.getClass().getName().startsWith("com.sun")) {
        writer = each;
      }
    }
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < frames; frame++) {
        BufferedImage image = new BufferedImage(40 + frame, 30, BufferedImage.TYPE_INT_RGB);
        writer.writeToSequence(new IIOImage(image, null, null), writer.getDefaultWriteParam());
      }
      writer.endWriteSequence();
    }
    return out.toByteArray();
  }

  public static byte[] pdf(int pages) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
      for (int number = 1; number <= pages; number++) {
        PDPage page = new PDPage();
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
          content.beginText();
          content.setFont(font, 12);
          content.newLineAtOffset(72, 300);
          content.showText("This is page " + number);
          content.endText();
        }
      }
      document.save(out);
    }
    return out.toByteArray();
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    workers.close();
    database.close();
  }

  /**
   * A PDF of two pages.
   *
   * @param password what it takes to open it, nothing for a file that is encrypted only
   */
  public static byte[] encryptedPdf(String password) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf(2))) {
      document.protect(new StandardProtectionPolicy("owner", password, new AccessPermission()));
      document.save(out);
    }
    return out.toByteArray();
  }

  /**
   * A PDF of some pages one of which has other drawing instructions.
   *
   * @param number which page
   * @param deflated the instructions as they are in the file, whole or cut off
   */
  public static byte[] pdf(int pages, int number, byte[] deflated) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf(pages))) {
      COSStream content = new COSStream();
      content.setItem(COSName.FILTER, COSName.FLATE_DECODE);
      try (OutputStream raw = content.createRawOutputStream()) {
        raw.write(deflated);
      }
      document.getPage(number - 1).setContents(new PDStream(content));
      document.save(out);
    }
    return out.toByteArray();
  }

  /** A PDF with a page whose drawing instructions are cut off in the middle. */
  public static byte[] damagedPdf(int pages, int number) throws IOException {
    byte[] whole = deflated("0 0 10 10 re f\n".repeat(100), 1);
    return pdf(pages, number, Arrays.copyOf(whole, whole.length / 2));
  }

  /** A PDF with a page that takes minutes to draw. */
  public static byte[] slowPdf(int pages, int number) throws IOException {
    return pdf(
        pages, number, deflated("0 0 m 600 700 l 3 w S 0 0 600 800 re f\n".repeat(10_000), 500));
  }

  /** A PDF that says it has more pages than are made of one file. */
  public static byte[] endlessPdf() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf(2))) {
      document.getPages().getCOSObject().setInt(COSName.COUNT, 100_001);
      document.save(out);
    }
    return out.toByteArray();
  }

  private static byte[] deflated(String text, int times) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
      for (int i = 0; i < times; i++) {
        deflater.write(text(text));
      }
    }
    return out.toByteArray();
  }

  /** A workbook that is encrypted as Office does it. */
  public static byte[] encryptedWorkbook(String password) throws IOException {
    EncryptionInfo info = new EncryptionInfo(EncryptionMode.agile);
    Encryptor encryptor = info.getEncryptor();
    encryptor.confirmPassword(password);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (POIFSFileSystem file = new POIFSFileSystem()) {
      try (XSSFWorkbook workbook = new XSSFWorkbook();
          OutputStream content = encryptor.getDataStream(file)) {
        workbook.createSheet("Ledger").createRow(0).createCell(0).setCellValue("Ground rents");
        workbook.write(content);
      } catch (GeneralSecurityException failure) {
        throw new IOException(failure);
      }
      file.writeFilesystem(out);
    }
    return out.toByteArray();
  }
}

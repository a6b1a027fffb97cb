package org.muniment.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.annotation.PageViews;
import org.muniment.audit.AuditEvent;
import org.muniment.audit.AuditReasons;
import org.muniment.blob.BlobOutput;
import org.muniment.blob.BlobService;
import org.muniment.blob.ElectronicDocument;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.document.DocumentContents;
import org.muniment.document.FileTools;
import org.muniment.document.MadePages;
import org.muniment.document.PageInfo;
import org.muniment.document.PageMaker;
import org.muniment.document.PageService;
import org.muniment.entry.DocumentRows;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.DownloadLink;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.LinkSigner;
import org.muniment.image.ExportFormat;
import org.muniment.image.ExportOptions;
import org.muniment.image.ExportPage;
import org.muniment.image.PageNotice;
import org.muniment.text.ExtractedText;
import org.muniment.text.Obstacle;

/** Prepares downloads (contract: long-operations §7). Thread-safe. */
public final class ExportService {
  private final Database database;
  private final AccessService access;
  private final PageService pages;
  private final PageViews views;
  private final DocumentContents contents;
  private final BlobService blobs;
  private final FileTools tools;
  private final AuditReasons reasons;
  private final LinkSigner links;
  private final Duration linkLifetime;
  private final Clock clock;
  private final DocumentRows rows = new DocumentRows();
  private final ExportFileDao files = new ExportFileDao();

  public ExportService(
      Database database,
      AccessService access,
      PageService pages,
      PageViews views,
      DocumentContents contents,
      BlobService blobs,
      FileTools tools,
      AuditReasons reasons,
      LinkSigner links,
      Duration linkLifetime,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.pages = pages;
    this.views = views;
    this.contents = contents;
    this.blobs = blobs;
    this.tools = tools;
    this.reasons = reasons;
    this.links = links;
    this.linkLifetime = linkLifetime;
    this.clock = clock;
  }

  /** What is to be exported, as it stood at one moment. */
  private record Found(
      DocumentRows.Content content,
      @Nullable ElectronicDocument file,
      List<PageInfo> pages,
      DocumentContents.@Nullable KnownText text) {}

  /**
   * A download that is ready.
   *
   * @param token whoever has it may download until it expires
   * @param warnings what could not be read and is missing in it, a sentence each
   */
  public record Ready(String token, List<String> warnings) {}

  /**
   * Prepares a download.
   *
   * @throws MunimentException WRONG_ENTRY_TYPE, NO_ELECTRONIC_DOCUMENT, INVALID_REQUEST for bad
   *     options or a document without what is asked for, TRANSFER_TIMEOUT when pages take too long
   *     for a call, UNAVAILABLE when nobody is free to look at the file
   */
  public Ready export(Caller caller, int entryId, ExportOrder order) {
    Deadline deadline = new Deadline();
    Ready ready = export(caller, entryId, order, done -> {}, deadline::isOver);
    deadline.check();
    return ready;
  }

  /** As the other; tells after each page how many are done. */
  Ready export(
      Caller caller,
      int entryId,
      ExportOrder order,
      IntConsumer progress,
      BooleanSupplier cancelled) {
    Found found = find(caller, entryId, order, true);
    return switch (order.part()) {
      case Edoc -> electronicDocument(caller, found);
      case Text -> text(caller, found, order, progress, cancelled);
      case Image -> images(caller, found, order, progress, cancelled);
    };
  }

  /**
   * Refuses what can be refused at once; a missing audit reason is left to the task, as it is for a
   * delete.
   */
  int check(Caller caller, int entryId, ExportOrder order) {
    return find(caller, entryId, order, false).pages().size();
  }

  private Found find(Caller caller, int entryId, ExportOrder order, boolean checkReason) {
    access.require(caller, Right.READ);
    access.require(caller, FeatureRight.Export);
    order.check();
    Found found =
        database.read(transaction -> read(transaction, caller, entryId, order, checkReason));
    if (order.part() == ExportOrder.Part.Edoc && found.file() == null) {
      throw new MunimentException(
          ErrorCode.NO_ELECTRONIC_DOCUMENT,
          "The document with the id " + entryId + " has no electronic document.");
    }
    if (order.part() == ExportOrder.Part.Image && found.pages().isEmpty()) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The document with the id " + entryId + " has no pages.");
    }
    if (order.part() == ExportOrder.Part.Text && found.pages().isEmpty() && found.file() == null) {
      throw noText(entryId, null);
    }
    return found;
  }

  private static MunimentException noText(int entryId, @Nullable String reason) {
    return new MunimentException(
        ErrorCode.INVALID_REQUEST,
        "The document with the id "
            + entryId
            + " has no text."
            + (reason == null ? "" : " " + reason));
  }

  private Found read(
      Transaction transaction, Caller caller, int entryId, ExportOrder order, boolean checkReason) {
    int repositoryId = caller.repositoryId();
    DocumentRows.Content content = rows.get(transaction, repositoryId, entryId);
    access.require(transaction, caller, entryId, EntryRight.Read);
    if (checkReason) {
      reasons.require(transaction, repositoryId, AuditEvent.ExportDocument, order.auditReasonId());
    }
    Long documentId = content.electronicDocumentId();
    ElectronicDocument file =
        documentId == null ? null : blobs.find(transaction, repositoryId, documentId).orElse(null);
    List<PageInfo> chosen =
        order.part() == ExportOrder.Part.Edoc
            ? List.of()
            : pages.pages(transaction, repositoryId, content, order.pageRange());
    DocumentContents.KnownText text =
        order.part() == ExportOrder.Part.Text && chosen.isEmpty() && file != null
            ? contents.text(transaction, repositoryId, file.ref()).orElse(null)
            : null;
    return new Found(content, file, chosen, text);
  }

  private Ready electronicDocument(Caller caller, Found found) {
    ElectronicDocument file = java.util.Objects.requireNonNull(found.file());
    String token =
        links.sign(
            new DownloadLink(
                caller.repositoryId(),
                file.ref().sha256(),
                file.ref().size(),
                FileName.download(found.content().name(), file.extension()),
                file.mimeType(),
                false),
            linkLifetime);
    return new Ready(token, List.of());
  }

  private Ready text(
      Caller caller,
      Found found,
      ExportOrder order,
      IntConsumer progress,
      BooleanSupplier cancelled) {
    PageViews.Options options =
        new PageViews.Options(false, order.redactText(), order.redactionCharacter());
    int entryId = found.content().entryId();
    DocumentContents.KnownText read =
        found.pages().isEmpty() ? documentText(found) : new DocumentContents.KnownText("", null);
    return write(
        caller,
        out -> {
          out.write(read.text().getBytes(StandardCharsets.UTF_8));
          int done = 0;
          for (PageInfo page : found.pages()) {
            if (cancelled.getAsBoolean()) {
              return List.of();
            }
            String text = views.view(caller, entryId, page, options).text();
            out.write(text.getBytes(StandardCharsets.UTF_8));
            if (!text.endsWith("\n")) {
              out.write('\n');
            }
            progress.accept(++done);
          }
          return Stream.ofNullable(read.notice()).toList();
        },
        FileName.download(found.content().name(), "txt"),
        "text/plain");
  }

  /** The text of the electronic document; read now where the background has not come to it yet. */
  private DocumentContents.KnownText documentText(Found found) {
    DocumentContents.KnownText text = found.text();
    if (text == null) {
      ElectronicDocument file = java.util.Objects.requireNonNull(found.file());
      try {
        ExtractedText read =
            tools.withFile(
                file.ref(), path -> tools.texts().extract(path, FileName.hint(file.extension())));
        if (read.obstacle() == Obstacle.BUSY) {
          throw new MunimentException(ErrorCode.UNAVAILABLE, String.valueOf(read.notice()));
        }
        text = new DocumentContents.KnownText(read.text(), read.notice());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    if (text.text().isBlank()) {
      throw noText(found.content().entryId(), text.notice());
    }
    return text;
  }

  private Ready images(
      Caller caller,
      Found found,
      ExportOrder order,
      IntConsumer progress,
      BooleanSupplier cancelled) {
    ExportOptions options = order.images().options(found.content().name());
    ExportFormat format = options.format();
    int count = found.pages().size();
    Iterator<ExportPage> source =
        new PageIterator(
            page ->
                views.view(
                    caller,
                    found.content().entryId(),
                    page,
                    new PageViews.Options(
                        order.images().annotate(),
                        order.images().redact(),
                        order.redactionCharacter())),
            found.pages().iterator(),
            progress,
            cancelled);
    return write(
        caller,
        out -> unread(tools.exporter().export(source, count, options, out)),
        FileName.download(found.content().name(), format.extension(count)),
        format.contentType(count));
  }

  private static List<String> unread(List<Integer> pages) {
    return new MadePages(
            List.of(),
            pages.stream()
                .map(page -> new PageNotice(page, "The image cannot be read, or not to its end."))
                .toList())
        .warnings(PageMaker.PAGE);
  }

  /** Brings pages one at a time; ends early, after at least one, when nobody waits any more. */
  private final class PageIterator implements Iterator<ExportPage> {
    private final Function<PageInfo, PageViews.View> view;
    private final Iterator<PageInfo> pages;
    private final IntConsumer progress;
    private final BooleanSupplier cancelled;
    private int begun;

    PageIterator(
        Function<PageInfo, PageViews.View> view,
        Iterator<PageInfo> pages,
        IntConsumer progress,
        BooleanSupplier cancelled) {
      this.view = view;
      this.pages = pages;
      this.progress = progress;
      this.cancelled = cancelled;
    }

    @Override
    public boolean hasNext() {
      return pages.hasNext() && (begun == 0 || !cancelled.getAsBoolean());
    }

    @Override
    public ExportPage next() {
      PageInfo page = pages.next();
      progress.accept(begun++);
      return view.apply(page).toExport(tools.store(), page, page.rotation());
    }
  }

  /** Writes a file and says what is missing in it. */
  private interface Writing {
    List<String> write(BlobOutput out) throws IOException;
  }

  /** Makes a file that lives as long as its link. */
  private Ready write(Caller caller, Writing writing, String fileName, String mimeType) {
    try (BlobOutput out = tools.store().receive(Long.MAX_VALUE)) {
      List<String> warnings = writing.write(out);
      try (StagedBlob staged = out.finish()) {
        staged.commit();
        database.execute(
            transaction -> {
              blobs.name(transaction, caller.repositoryId(), staged);
              files.insert(
                  transaction,
                  caller.repositoryId(),
                  staged.ref(),
                  clock.instant().plus(linkLifetime));
            });
        String token =
            links.sign(
                new DownloadLink(
                    caller.repositoryId(),
                    staged.ref().sha256(),
                    staged.ref().size(),
                    fileName,
                    mimeType,
                    false),
                linkLifetime);
        return new Ready(token, warnings);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Forgets files whose links have expired. For regular housekeeping. */
  public int expire() {
    return database.write(transaction -> files.expire(transaction, clock.instant()));
  }
}

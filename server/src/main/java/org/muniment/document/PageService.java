package org.muniment.document;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.muniment.access.AccessService;
import org.muniment.access.EntryRight;
import org.muniment.access.Right;
import org.muniment.blob.BlobService;
import org.muniment.blob.ElectronicDocument;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.DocumentRows;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryService;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.image.PageRange;

/** The pages of documents (contract: entries §7). Thread-safe. */
public final class PageService {
  private static final int MOST_COPIED = 500;
  private static final Set<Integer> ANGLES = Set.of(0, 90, 180, 270);

  private final Database database;
  private final AccessService access;
  private final EntryService entries;
  private final EntryGuard guard;
  private final BlobService blobs;
  private final PageMaker maker;
  private final VisibleTexts visible;
  private final PageSets sets;
  private final AutoVersion autoVersion;
  private final Clock clock;
  private final DocumentRows rows = new DocumentRows();
  private final PageDao dao = new PageDao();
  private final PageTextDao texts = new PageTextDao();

  public PageService(
      Database database,
      AccessService access,
      EntryService entries,
      EntryGuard guard,
      BlobService blobs,
      PageMaker maker,
      VisibleTexts visible,
      Clock clock) {
    this.database = database;
    this.access = access;
    this.entries = entries;
    this.guard = guard;
    this.blobs = blobs;
    this.maker = maker;
    this.visible = visible;
    this.sets = new PageSets(blobs, clock);
    this.autoVersion = new AutoVersion(clock);
    this.clock = clock;
  }

  /**
   * Pages that come in: image and text are paired by index.
   *
   * @param generateText whether the text is recognised in the images; then the texts are ignored
   */
  public record Incoming(List<StagedBlob> images, List<String> texts, boolean generateText) {
    boolean isEmpty() {
      return images.isEmpty() && texts.isEmpty();
    }
  }

  /**
   * Adds pages; one empty page when nothing comes in.
   *
   * @param before the number of the page they go before, or null to append them
   */
  public ChangedDocument create(
      Caller caller, int id, @Nullable Integer before, Incoming incoming) {
    begin(
        caller,
        id,
        EntryRight.AddPage,
        (content, count) -> {
          requirePlace(before == null ? count + 1 : before, count);
          return true;
        });
    MadePages made =
        incoming.isEmpty() ? new MadePages(List.of(NewPage.EMPTY), List.of()) : make(incoming);
    Entry changed =
        change(
            caller,
            id,
            EntryRight.AddPage,
            (transaction, state) -> {
              int place = before == null ? state.count() + 1 : before;
              requirePlace(place, state.count());
              List<PageSource> sources = new ArrayList<>();
              state.keep(sources, 1, place - 1);
              sources.add(new PageSource.Added(made.pages()));
              state.keep(sources, place, state.count());
              return sets.make(transaction, caller.repositoryId(), sources);
            });
    return ChangedDocument.logged(changed, made.warnings(PageMaker.IMAGE));
  }

  /**
   * Puts other pages in the place of all there are.
   *
   * @throws MunimentException INVALID_REQUEST when nothing comes in
   */
  public ChangedDocument replace(Caller caller, int id, Incoming incoming) {
    if (incoming.isEmpty()) {
      throw invalid("There are no pages to replace the present ones.");
    }
    begin(caller, id, EntryRight.WriteContent, (content, count) -> true);
    MadePages made = make(incoming);
    Entry changed =
        change(
            caller,
            id,
            EntryRight.WriteContent,
            (transaction, state) ->
                sets.make(
                    transaction,
                    caller.repositoryId(),
                    List.of(new PageSource.Added(made.pages()))));
    return ChangedDocument.logged(changed, made.warnings(PageMaker.IMAGE));
  }

  private MadePages make(Incoming incoming) {
    MadePages made = maker.ofImages(incoming.images());
    List<NewPage> images = made.pages();
    if (incoming.generateText() && !images.isEmpty()) {
      return maker.recognise(made, () -> false);
    }
    List<NewPage> pages = new ArrayList<>();
    for (int i = 0; i < Math.max(images.size(), incoming.texts().size()); i++) {
      NewPage page = i < images.size() ? images.get(i) : NewPage.EMPTY;
      String text = i < incoming.texts().size() ? incoming.texts().get(i) : "";
      pages.add(page.withText(text.replace('\0', ' ')));
    }
    return new MadePages(pages, made.notices());
  }

  /**
   * @param pageRange null or blank for all pages
   */
  public Entry delete(Caller caller, int id, @Nullable String pageRange) {
    access.require(caller, Right.WRITE);
    return change(
        caller,
        id,
        EntryRight.RemovePage,
        (transaction, state) -> {
          PageRange range = PageRange.parse(pageRange, state.count());
          List<PageSource> sources = new ArrayList<>();
          state.keepOthers(sources, range, 1, state.count());
          return sets.make(transaction, caller.repositoryId(), sources);
        });
  }

  /**
   * Moves pages before another one, in the order of the range.
   *
   * @param destination the number of that page; one more than there are for the end
   */
  public Entry move(Caller caller, int id, String pageRange, int destination) {
    access.require(caller, Right.WRITE);
    return change(
        caller,
        id,
        EntryRight.WriteContent,
        (transaction, state) -> {
          PageRange range = parseGiven(pageRange, state.count());
          requirePlace(destination, state.count());
          List<PageSource> sources = new ArrayList<>();
          state.keepOthers(sources, range, 1, destination - 1);
          range.spans().forEach(span -> state.keep(sources, span.first(), span.last()));
          state.keepOthers(sources, range, destination, state.count());
          return sets.make(transaction, caller.repositoryId(), sources);
        });
  }

  /**
   * Copies pages into a document, which may be the same; answers the source.
   *
   * @param destination the number of the page they go before
   */
  public Entry copy(Caller caller, int id, String pageRange, int destinationId, int destination) {
    access.require(caller, Right.WRITE);
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          DocumentRows.Content target = rows.lock(transaction, repositoryId, destinationId);
          access.require(transaction, caller, destinationId, EntryRight.AddPage);
          guard.check(transaction, caller, destinationId, EntryGuard.Change.CONTENT);
          DocumentRows.Content source =
              id == destinationId ? target : rows.get(transaction, repositoryId, id);
          access.require(transaction, caller, id, EntryRight.Read);
          State from = state(transaction, repositoryId, source);
          PageRange range = parseGiven(pageRange, from.count());
          if (range.count() > MOST_COPIED) {
            throw invalid("At most " + MOST_COPIED + " pages can be copied at once.");
          }
          State into = state(transaction, repositoryId, target);
          requirePlace(destination, into.count());
          List<PageSource> sources = new ArrayList<>();
          into.keep(sources, 1, destination - 1);
          long fromSet = java.util.Objects.requireNonNull(source.pageSetId());
          range
              .spans()
              .forEach(
                  span ->
                      sources.add(new PageSource.Kept(fromSet, span.first(), span.last(), true)));
          into.keep(sources, destination, into.count());
          Long made = sets.make(transaction, repositoryId, sources);
          replace(transaction, caller, target.withPages(made));
          return entries.get(transaction, repositoryId, id);
        });
  }

  /**
   * Writes image or text of a page; what is not given stays.
   *
   * @param generateText whether the text is recognised in the given image; then the text is ignored
   */
  public ChangedDocument write(
      Caller caller,
      int id,
      int number,
      @Nullable StagedBlob image,
      @Nullable String text,
      boolean generateText) {
    if (image == null && text == null) {
      throw invalid("Neither an image nor a text is given for the page.");
    }
    begin(
        caller,
        id,
        EntryRight.WriteContent,
        (content, count) -> {
          requirePage(number, count);
          return true;
        });
    MadePages read = image == null ? MadePages.NONE : maker.ofImages(List.of(image));
    MadePages made = generateText ? maker.recognise(read, () -> false) : read;
    if (made.pages().size() > 1) {
      throw invalid("The file has " + made.pages().size() + " images, and a page has one.");
    }
    NewPage page = made.pages().isEmpty() ? NewPage.EMPTY : made.pages().get(0);
    PageImageRef newImage = page.image();
    String newText = newImage != null && generateText ? page.text() : text;
    Entry changed =
        change(
            caller,
            id,
            EntryRight.WriteContent,
            (transaction, state) -> {
              requirePage(number, state.count());
              int repositoryId = caller.repositoryId();
              return sets.make(
                  transaction,
                  repositoryId,
                  state.all(),
                  set -> {
                    if (newImage != null) {
                      sets.setImage(transaction, repositoryId, set, number, newImage);
                    }
                    if (newText != null) {
                      String clean = newText.replace('\0', ' ');
                      sets.setTexts(transaction, repositoryId, set, Map.of(number, clean));
                      visible.settle(transaction, repositoryId, set, List.of(number));
                    }
                  });
            });
    return ChangedDocument.logged(changed, made.warnings(PageMaker.IMAGE));
  }

  /**
   * @param angle clockwise; the page is shown so afterwards, whatever it was before
   * @throws MunimentException PAGE_NOT_FOUND also for a page without an image
   */
  public Entry rotate(Caller caller, int id, int number, int angle) {
    access.require(caller, Right.WRITE);
    if (!ANGLES.contains(angle)) {
      throw invalid("The rotation angle " + angle + " is none of 0, 90, 180 and 270.");
    }
    return change(
        caller,
        id,
        EntryRight.WriteContent,
        (transaction, state) -> {
          int repositoryId = caller.repositoryId();
          requireImage(find(transaction, repositoryId, state.content(), number));
          return sets.make(
              transaction,
              repositoryId,
              state.all(),
              set -> dao.setRotation(transaction, repositoryId, set, number, angle));
        });
  }

  /**
   * Reads the text of a document anew: by recognition where pages have images; a document without
   * pages gets pages with the text of its electronic document. Succeeds also when nothing can be
   * read for damage, or recognised; the warnings say so.
   *
   * @throws MunimentException INVALID_REQUEST when the electronic document that would have to be
   *     read needs a password or goes over a limit
   */
  public ChangedDocument generateText(Caller caller, int id) {
    record Before(@Nullable ElectronicDocument file, List<PageInfo> pages) {}
    int repositoryId = caller.repositoryId();
    access.require(caller, Right.WRITE);
    Before before =
        database.read(
            transaction -> {
              DocumentRows.Content content = rows.get(transaction, repositoryId, id);
              access.require(transaction, caller, id, EntryRight.WriteContent);
              guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
              Long documentId = content.electronicDocumentId();
              return new Before(
                  documentId == null
                      ? null
                      : blobs.find(transaction, repositoryId, documentId).orElse(null),
                  all(transaction, repositoryId, content));
            });
    return before.pages().isEmpty()
        ? addTextPages(caller, id, before.file())
        : setTexts(caller, id, FoundTexts.of(maker, before.file(), before.pages()));
  }

  /** Adds pages with the text of the electronic document, if it has any, to a document without. */
  private ChangedDocument addTextPages(Caller caller, int id, @Nullable ElectronicDocument file) {
    MadePages made = file == null ? MadePages.NONE : maker.ofFileText(file);
    boolean found = made.pages().stream().anyMatch(page -> !page.text().isEmpty());
    Entry entry =
        !found
            ? unchanged(caller, id)
            : change(
                caller,
                id,
                EntryRight.WriteContent,
                (transaction, state) ->
                    state.count() > 0
                        ? state.content().pageSetId()
                        : sets.make(
                            transaction,
                            caller.repositoryId(),
                            List.of(new PageSource.Added(made.pages()))));
    return ChangedDocument.logged(entry, made.warnings(PageMaker.PAGE));
  }

  private Entry unchanged(Caller caller, int id) {
    return database.read(transaction -> entries.get(transaction, caller.repositoryId(), id));
  }

  private ChangedDocument setTexts(Caller caller, int id, FoundTexts found) {
    int repositoryId = caller.repositoryId();
    Entry entry =
        found.byId().isEmpty()
            ? unchanged(caller, id)
            : change(
                caller,
                id,
                EntryRight.WriteContent,
                (transaction, state) -> {
                  // Pages may have been moved meanwhile; their ids tell which is which.
                  Map<Integer, String> byNumber = new HashMap<>();
                  for (PageInfo page : all(transaction, repositoryId, state.content())) {
                    String text = found.byId().get(page.id());
                    if (text != null) {
                      byNumber.put(page.number(), text);
                    }
                  }
                  return sets.make(
                      transaction,
                      repositoryId,
                      state.all(),
                      set -> {
                        sets.setTexts(transaction, repositoryId, set, byNumber);
                        visible.settle(transaction, repositoryId, set, byNumber.keySet());
                      });
                });
    return ChangedDocument.logged(entry, MadePages.warnings(PageMaker.PAGE, found.notices()));
  }

  /**
   * Some pages.
   *
   * @param total how many the range holds
   */
  public record Listed(List<PageInfo> pages, int total) {}

  /**
   * @param pageRange null or blank for all pages
   */
  public Listed list(Caller caller, int id, @Nullable String pageRange, int offset, int limit) {
    access.require(caller, Right.READ);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction -> {
          DocumentRows.Content content = read(transaction, caller, id);
          State state = state(transaction, repositoryId, content);
          PageRange range = PageRange.parse(pageRange, state.count());
          Long set = content.pageSetId();
          return new Listed(
              set == null
                  ? List.of()
                  : dao.list(transaction, repositoryId, set, range.spans(), offset, limit),
              range.count());
        });
  }

  private static PageImageRef requireImage(PageInfo page) {
    PageImageRef image = page.image();
    if (image == null) {
      throw new MunimentException(
          ErrorCode.PAGE_NOT_FOUND, "The page " + page.number() + " has no image.");
    }
    return image;
  }

  private DocumentRows.Content read(Transaction transaction, Caller caller, int id) {
    DocumentRows.Content content = rows.get(transaction, caller.repositoryId(), id);
    access.require(transaction, caller, id, EntryRight.Read);
    return content;
  }

  /**
   * The text of a page as it is kept, empty for none; redacted words are in it. Callers of the API
   * are shown what the package {@code annotation} leaves of it.
   */
  public String text(Caller caller, int id, int number) {
    access.require(caller, Right.READ);
    int repositoryId = caller.repositoryId();
    return database.read(
        transaction ->
            text(
                transaction,
                repositoryId,
                find(transaction, repositoryId, read(transaction, caller, id), number)));
  }

  /** As the other, as a building block. */
  public String text(Transaction transaction, int repositoryId, PageInfo page) {
    Long textId = page.textId();
    return textId == null ? "" : texts.get(transaction, repositoryId, textId);
  }

  /** The pages of a content that a range names, in the order of the range; a building block. */
  public List<PageInfo> pages(
      Transaction transaction,
      int repositoryId,
      DocumentRows.Content content,
      @Nullable String pageRange) {
    State state = state(transaction, repositoryId, content);
    PageRange range = PageRange.parse(pageRange, state.count());
    Long set = content.pageSetId();
    if (set == null) {
      return List.of();
    }
    Map<Integer, PageInfo> byNumber = new HashMap<>();
    dao.list(transaction, repositoryId, set, range.spans(), 0, Integer.MAX_VALUE)
        .forEach(page -> byNumber.put(page.number(), page));
    List<PageInfo> ordered = new ArrayList<>();
    range.pages().forEach(number -> ordered.add(byNumber.get(number)));
    return ordered;
  }

  private List<PageInfo> all(
      Transaction transaction, int repositoryId, DocumentRows.Content content) {
    return pages(transaction, repositoryId, content, null);
  }

  private PageInfo find(
      Transaction transaction, int repositoryId, DocumentRows.Content content, int number) {
    Long set = content.pageSetId();
    return (set == null
            ? java.util.Optional.<PageInfo>empty()
            : dao.find(transaction, repositoryId, set, number))
        .orElseThrow(() -> noPage(number));
  }

  private static MunimentException noPage(int number) {
    return new MunimentException(
        ErrorCode.PAGE_NOT_FOUND, "The document has no page " + number + ".");
  }

  private static void requirePage(int number, int count) {
    if (number < 1 || number > count) {
      throw noPage(number);
    }
  }

  private static void requirePlace(int number, int count) {
    if (number < 1 || number > count + 1) {
      throw invalid("The page number " + number + " is not between 1 and " + (count + 1) + ".");
    }
  }

  private static PageRange parseGiven(String pageRange, int count) {
    if (pageRange.isBlank()) {
      throw invalid("The page range is empty.");
    }
    return PageRange.parse(pageRange, count);
  }

  private static MunimentException invalid(String message) {
    return new MunimentException(ErrorCode.INVALID_REQUEST, message);
  }

  /** A locked document and how many pages it has. */
  private record State(DocumentRows.Content content, int count) {
    void keep(List<PageSource> sources, int first, int last) {
      Long set = content.pageSetId();
      if (set != null && first <= last) {
        sources.add(new PageSource.Kept(set, first, last, false));
      }
    }

    List<PageSource> all() {
      List<PageSource> sources = new ArrayList<>();
      keep(sources, 1, count);
      return sources;
    }

    /** Keeps the pages from first to last that a range leaves out. */
    void keepOthers(List<PageSource> sources, PageRange range, int first, int last) {
      int next = first;
      List<PageRange.Span> sorted =
          range.spans().stream()
              .sorted(java.util.Comparator.comparingInt(PageRange.Span::first))
              .toList();
      for (PageRange.Span span : sorted) {
        keep(sources, next, Math.min(last, span.first() - 1));
        next = Math.max(next, span.last() + 1);
      }
      keep(sources, next, last);
    }
  }

  private State state(Transaction transaction, int repositoryId, DocumentRows.Content content) {
    return new State(content, dao.count(transaction, repositoryId, content.pageSetId()));
  }

  /** Refuses before the slow part what can be refused. */
  private void begin(
      Caller caller,
      int id,
      EntryRight right,
      BiFunction<DocumentRows.Content, Integer, Boolean> check) {
    access.require(caller, Right.WRITE);
    int repositoryId = caller.repositoryId();
    database.read(
        transaction -> {
          DocumentRows.Content content = rows.get(transaction, repositoryId, id);
          access.require(transaction, caller, id, right);
          guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
          return check.apply(content, state(transaction, repositoryId, content).count());
        });
  }

  /** Makes the new page set of a document; null for no pages. */
  private interface Making {
    @Nullable Long make(Transaction transaction, State state);
  }

  private Entry change(Caller caller, int id, EntryRight right, Making making) {
    int repositoryId = caller.repositoryId();
    return database.write(
        transaction -> {
          DocumentRows.Content content = rows.lock(transaction, repositoryId, id);
          access.require(transaction, caller, id, right);
          guard.check(transaction, caller, id, EntryGuard.Change.CONTENT);
          Long made = making.make(transaction, state(transaction, repositoryId, content));
          replace(transaction, caller, content.withPages(made));
          return entries.get(transaction, repositoryId, id);
        });
  }

  private void replace(Transaction transaction, Caller caller, DocumentRows.Content after) {
    rows.replace(transaction, caller, after, clock.instant().truncatedTo(ChronoUnit.SECONDS));
    autoVersion.after(transaction, caller, after);
  }
}

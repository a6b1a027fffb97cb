package org.muniment.seed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.ElectronicDocument;
import org.muniment.blob.StagedBlob;
import org.muniment.database.Database;
import org.muniment.database.NameKey;
import org.muniment.definition.Tokens;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryType;
import org.muniment.entry.EntryWriter;
import org.muniment.identity.Caller;
import org.muniment.metadata.EntryField;
import org.muniment.metadata.FieldInput;
import org.muniment.metadata.MetadataInput;
import org.muniment.metadata.MetadataService;
import org.muniment.metadata.MetadataWriter;
import org.muniment.records.RecordSeriesService;
import org.muniment.transfer.ImportService;
import org.muniment.transfer.IncomingContent;
import org.muniment.transfer.NewMetadata;

/**
 * Makes the entries of a seed, or brings those that are there up to what it says. Folders and
 * documents are transactions of their own; contents are streamed into the store. Thread-safe.
 */
final class EntrySeeder {
  private static final Locale CULTURE = Locale.US;
  private static final String TEXT = "txt";
  private static final String TEXT_TYPE = "text/plain";

  private final Database database;
  private final EntryService entries;
  private final ImportService imports;
  private final MetadataService metadata;
  private final MetadataWriter writer;
  private final EntryGuard guard;
  private final RecordSeriesService series;
  private final PageSeeder pages;
  private final AnnotationSeeder annotations;

  EntrySeeder(
      Database database,
      EntryService entries,
      ImportService imports,
      MetadataService metadata,
      MetadataWriter writer,
      EntryGuard guard,
      RecordSeriesService series,
      PageSeeder pages,
      AnnotationSeeder annotations) {
    this.database = database;
    this.entries = entries;
    this.imports = imports;
    this.metadata = metadata;
    this.writer = writer;
    this.guard = guard;
    this.series = series;
    this.pages = pages;
    this.annotations = annotations;
  }

  /** Record series, folders, documents, and shortcuts whose targets are there. */
  void seed(Caller caller, EntryShape shape) {
    Entry present = find(caller, shape.path());
    if (present != null && present.type() != shape.type()) {
      throw SeedService.refusal(
          shape.path() + " is there already, and it is a " + present.type() + ".");
    }
    int id = present == null ? create(caller, shape) : update(caller, shape, present);
    if (shape.pages() != null) {
      pages.seed(caller, id, shape.pages());
      annotations.seed(caller, id, shape.pages());
    }
  }

  /** The entry at a path, or null. */
  @Nullable Entry find(Caller caller, SeedPath path) {
    EntryService.Found found = entries.getByPath(caller, path.fullPath(), true);
    return found.exact() ? found.entry() : null;
  }

  /** The entry at a path that the seed refers to. */
  Entry require(Caller caller, SeedPath path) {
    Entry found = find(caller, path);
    if (found == null) {
      throw SeedService.refusal("There is no entry at " + path + ".");
    }
    return found;
  }

  private int create(Caller caller, EntryShape shape) {
    EntryWriter.Place place = new EntryWriter.Place(Entry.ROOT, shape.path().folder(), true);
    String name = shape.path().name();
    if (shape.type() == EntryType.Document) {
      try (Content content = content(shape)) {
        return imports
            .importDocument(
                caller,
                new ImportService.NewDocument(place, name, false, null),
                content.incoming(),
                new NewMetadata(shape.metadata(), CULTURE))
            .id();
      }
    }
    if (shape.type() == EntryType.RecordSeries) {
      int parentId = require(caller, new SeedPath(shape.path().folder())).id();
      int id = series.create(caller, parentId, name, shape.said().code(), false).id();
      addMetadata(caller, id, shape.metadata());
      return id;
    }
    SeedPath target = shape.target();
    int id =
        entries
            .create(
                caller,
                new EntryService.NewEntry(
                    name,
                    shape.type(),
                    target == null ? null : (Integer) require(caller, target).id(),
                    false,
                    null,
                    place))
            .id();
    addMetadata(caller, id, shape.metadata());
    return id;
  }

  private int update(Caller caller, EntryShape shape, Entry present) {
    SeedPath target = shape.target();
    if (target != null) {
      Entry.Target there = present.shortcut();
      if (there == null || there.id() != require(caller, target).id()) {
        throw SeedService.refusal(shape.path() + " is there already and leads elsewhere.");
      }
    }
    String code = shape.said().code();
    if (code != null && !code.equals(series.get(caller, present.id()).code())) {
      throw SeedService.refusal(shape.path() + " is there already with another code.");
    }
    try (Content content = content(shape)) {
      if (content.differsFrom(present.electronicDocument())) {
        imports.updateDocument(caller, present.id(), content.incoming(), NewMetadata.NONE);
      }
    }
    addMetadata(caller, present.id(), withoutTokens(caller, present.id(), shape.metadata()));
    return present.id();
  }

  /** Tokens were put in when the value came in; the time of day must not change it again. */
  private MetadataInput withoutTokens(Caller caller, int id, MetadataInput input) {
    if (input.fields().stream().noneMatch(EntrySeeder::hasTokens)) {
      return input;
    }
    Set<String> present =
        metadata.fields(caller, id).stream()
            .filter(field -> !field.values().isEmpty())
            .map((EntryField field) -> NameKey.of(field.field().name()))
            .collect(Collectors.toSet());
    List<FieldInput> kept =
        input.fields().stream()
            .filter(field -> !hasTokens(field) || !present.contains(NameKey.of(field.name())))
            .toList();
    return new MetadataInput(input.templateName(), kept, input.tags(), input.links());
  }

  private static boolean hasTokens(FieldInput field) {
    return field.values().stream().anyMatch(Tokens::occurIn);
  }

  void addMetadata(Caller caller, int id, MetadataInput input) {
    if (!input.isEmpty()) {
      database.execute(
          transaction -> {
            guard.check(transaction, caller, id, EntryGuard.Change.METADATA);
            writer.add(transaction, caller, id, input, CULTURE);
          });
    }
  }

  /** The content of a document as it came into the store; nothing when the seed says none. */
  private record Content(@Nullable StagedBlob staged, String name, @Nullable String mimeType)
      implements AutoCloseable {
    boolean differsFrom(@Nullable ElectronicDocument present) {
      return staged != null
          && staged.ref().size() > 0
          && (present == null || !present.ref().equals(staged.ref()));
    }

    IncomingContent incoming() {
      return new IncomingContent(
          staged == null ? null : IncomingContent.File.of(staged, name, mimeType),
          List.of(),
          true,
          IncomingContent.PageMaking.NONE,
          false);
    }

    @Override
    public void close() {
      if (staged != null) {
        staged.close();
      }
    }
  }

  private Content content(EntryShape shape) {
    Path file = shape.file();
    String text = shape.text();
    if (file == null && text == null) {
      return new Content(null, "", null);
    }
    String extension = shape.said().extension();
    String mimeType = shape.said().mimeType();
    String own = file == null ? "text." + TEXT : String.valueOf(file.getFileName());
    boolean plain = text != null && extension == null && mimeType == null;
    try (InputStream content =
        file == null
            ? new ByteArrayInputStream((text == null ? "" : text).getBytes(StandardCharsets.UTF_8))
            : Files.newInputStream(file)) {
      return new Content(
          imports.store().stage(content, Long.MAX_VALUE),
          extension == null ? own : extension.isEmpty() ? "content" : "content." + extension,
          plain ? TEXT_TYPE : mimeType);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

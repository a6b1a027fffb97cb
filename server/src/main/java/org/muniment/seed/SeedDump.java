package org.muniment.seed;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.entry.EntryType;
import org.muniment.seed.SeedEntry.SeedLink;
import org.muniment.seed.SeedEntry.SeedPage;

/**
 * Writes a repository as a seed file that makes it again in an empty one: all of it as it is at one
 * moment, entries some hundred at a time. What it leaves out is counted ({@link LeftOut}).
 * Thread-safe.
 */
public final class SeedDump {
  private static final String HEADER =
      "# Written by 'muniment seed --dump'. What may be in here: docs/seeding.md\n";

  private final Database database;
  private final BlobStore store;
  private final DefinitionSeeder definitions;
  private final SettingSeeder settings;
  private final AnnotationReasonService reasons;
  private final UserSeeder users;
  private final SecuritySeeder security;
  private final DumpDao dao = new DumpDao();

  SeedDump(
      Database database,
      BlobStore store,
      DefinitionSeeder definitions,
      SettingSeeder settings,
      AnnotationReasonService reasons,
      UserSeeder users,
      SecuritySeeder security) {
    this.database = database;
    this.store = store;
    this.definitions = definitions;
    this.settings = settings;
    this.reasons = reasons;
    this.users = users;
    this.security = security;
  }

  /**
   * Writes a file, with contents that are no short texts in a directory beside it: {@code
   * NAME.files}.
   */
  public LeftOut write(int repositoryId, Path path) throws IOException {
    Path file = path.toAbsolutePath();
    String name = String.valueOf(file.getFileName());
    Path directory = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".files");
    Path base = file.resolveSibling("");
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      return write(
          repositoryId, SeedFormat.of(file), out, new ContentFiles(store, directory, base));
    }
  }

  /**
   * Writes to a stream.
   *
   * @param directory for contents that are no short texts, or null when they are an error
   * @throws SeedException when there is such a content and no directory
   */
  public LeftOut write(int repositoryId, Writer out, @Nullable Path directory) throws IOException {
    Path base = Path.of("").toAbsolutePath();
    return write(
        repositoryId,
        SeedFormat.YAML,
        out,
        new ContentFiles(store, directory == null ? null : directory.toAbsolutePath(), base));
  }

  private LeftOut write(int repositoryId, SeedFormat format, Writer out, ContentFiles files)
      throws IOException {
    if (format == SeedFormat.YAML) {
      out.write(HEADER);
    }
    LeftOut leftOut;
    try (JsonGenerator generator = format.mapper().createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (format == SeedFormat.JSON) {
        generator.useDefaultPrettyPrinter();
      }
      leftOut =
          database.readSnapshot(
              transaction -> {
                try {
                  write(transaction, repositoryId, generator, files);
                } catch (IOException failure) {
                  throw new UncheckedIOException(failure);
                }
                return LeftOut.of(transaction, repositoryId);
              });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    out.flush();
    return leftOut;
  }

  private void write(
      Transaction transaction, int repositoryId, JsonGenerator out, ContentFiles files)
      throws IOException {
    SeedDefinitions all = definitions.dump(transaction, repositoryId);
    out.writeStartObject();
    section(out, "fields", all.fields());
    section(out, "templates", all.templates());
    section(out, "tags", all.tags());
    section(out, "links", all.links());
    if (!all.attributes().isEmpty()) {
      out.writeObjectFieldStart("attributes");
      for (SeedItem<SeedDefinitions.SeedAttribute> attribute : all.attributes()) {
        out.writeStringField(attribute.value().key(), attribute.value().value());
      }
      out.writeEndObject();
    }
    out.writeArrayFieldStart("users");
    for (SeedUser user : users.dump(transaction, repositoryId)) {
      out.writePOJO(security.withHoldings(transaction, repositoryId, user));
    }
    out.writeEndArray();
    List<SeedGroup> groups = security.dumpGroups(transaction, repositoryId);
    if (!groups.isEmpty()) {
      out.writeArrayFieldStart("groups");
      for (SeedGroup group : groups) {
        out.writePOJO(group);
      }
      out.writeEndArray();
    }
    List<SeedAuditReasons> auditReasons = settings.dumpReasons(transaction, repositoryId);
    if (!auditReasons.isEmpty()) {
      out.writeArrayFieldStart("auditReasons");
      for (SeedAuditReasons one : auditReasons) {
        out.writePOJO(one);
      }
      out.writeEndArray();
    }
    SeedSearch search = settings.dumpSearch(transaction, repositoryId);
    if (search != null) {
      out.writePOJOField("search", search);
    }
    section(
        out,
        "annotationReasons",
        reasons.list(transaction, repositoryId).stream()
            .map(reason -> new SeedItem<>(new Place("", 0, ""), new SeedReason(reason.text())))
            .toList());
    stamps(transaction, repositoryId, out, files);
    out.writeArrayFieldStart("entries");
    entries(transaction, repositoryId, out, files);
    out.writeEndArray();
    areas(transaction, repositoryId, out);
    List<SeedAccess> lists = security.dumpLists(transaction, repositoryId);
    if (!lists.isEmpty()) {
      out.writeArrayFieldStart("access");
      for (SeedAccess list : lists) {
        out.writePOJO(list);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static <T> void section(JsonGenerator out, String name, List<SeedItem<T>> items)
      throws IOException {
    if (!items.isEmpty()) {
      out.writeArrayFieldStart(name);
      for (SeedItem<T> item : items) {
        out.writePOJO(item.value());
      }
      out.writeEndArray();
    }
  }

  /** A section that is written while its items are read, and left out when there are none. */
  private static final class Section {
    private final JsonGenerator out;
    private final String name;
    private boolean begun;

    Section(JsonGenerator out, String name) {
      this.out = out;
      this.name = name;
    }

    void write(Object item) throws IOException {
      if (!begun) {
        out.writeArrayFieldStart(name);
        begun = true;
      }
      out.writePOJO(item);
    }

    void end() throws IOException {
      if (begun) {
        out.writeEndArray();
      }
    }
  }

  private void stamps(
      Transaction transaction, int repositoryId, JsonGenerator out, ContentFiles files)
      throws IOException {
    Section section = new Section(out, "stamps");
    dao.stamps(
        transaction,
        repositoryId,
        stamp -> {
          try {
            section.write(
                new SeedStamp(
                    stamp.name(),
                    stamp.owner(),
                    files.put(stamp.image(), "png"),
                    stamp.customData()));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    section.end();
  }

  private void areas(Transaction transaction, int repositoryId, JsonGenerator out)
      throws IOException {
    Section section = new Section(out, "areas");
    new DumpAreaDao()
        .areas(
            transaction,
            repositoryId,
            area -> {
              try {
                section.write(area);
              } catch (IOException failure) {
                throw new UncheckedIOException(failure);
              }
            });
    section.end();
  }

  private void entries(
      Transaction transaction, int repositoryId, JsonGenerator out, ContentFiles files)
      throws IOException {
    DumpNames names = DumpNames.of(definitions, transaction, repositoryId);
    List<DumpDao.Row> rows = new ArrayList<>();
    dao.entries(
        transaction,
        repositoryId,
        row -> {
          rows.add(row);
          if (rows.size() == DumpDao.ROWS) {
            try {
              entries(transaction, repositoryId, rows, names, out, files);
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
            rows.clear();
          }
        });
    entries(transaction, repositoryId, rows, names, out, files);
  }

  private void entries(
      Transaction transaction,
      int repositoryId,
      List<DumpDao.Row> rows,
      DumpNames names,
      JsonGenerator out,
      ContentFiles files)
      throws IOException {
    List<Long> pageSetIds =
        rows.stream().map(DumpDao.Row::pageSetId).filter(Objects::nonNull).toList();
    int place = 0;
    try (PageDump pages = new PageDump(transaction, repositoryId, pageSetIds, files)) {
      for (DumpDao.Row row : rows) {
        SeedEntry entry =
            entry(row, names, files, row.pageSetId() == null ? null : pages.of(place++));
        if (entry != null) {
          out.writePOJO(entry);
        }
      }
    }
  }

  /** Null for what a seed has nothing to say of: a bare root, a shortcut that leads nowhere. */
  private static @Nullable SeedEntry entry(
      DumpDao.Row row, DumpNames names, ContentFiles files, @Nullable List<SeedPage> pages)
      throws IOException {
    String path = row.path().toString();
    String template = names.templates().get(row.templateId());
    Map<String, @Nullable SeedValues> fields = fields(row, names);
    List<String> tags = row.tagIds().stream().map(names.tags()::get).toList();
    List<SeedLink> links = links(row, names);
    if (row.path().isRoot()
        && template == null
        && fields.isEmpty()
        && tags.isEmpty()
        && links.isEmpty()) {
      return null;
    }
    SeedPath target = row.targetPath();
    if (row.type() == EntryType.Shortcut && target == null) {
      return null;
    }
    BlobRef content = row.content();
    boolean plain = row.extension().equals("txt") && row.mimeType().equals("text/plain");
    String text = content != null && plain ? files.shortText(content) : null;
    String file = content == null || text != null ? null : files.put(content, row.extension());
    DumpDao.RecordRow series = row.series();
    DumpDao.RecordRow record = row.record();
    boolean isDocument = row.type() == EntryType.Document;
    return new SeedEntry(
        row.type() == EntryType.Folder ? path : null,
        isDocument ? path : null,
        row.type() == EntryType.Shortcut ? path : null,
        row.type() == EntryType.RecordSeries ? path : null,
        series == null ? null : series.code(),
        target == null ? null : target.toString(),
        file,
        file != null && !ContentFiles.isUsual(row.extension()) ? row.extension() : null,
        file != null ? row.mimeType() : null,
        template,
        fields,
        tags,
        links,
        series != null
            ? RecordText.retention(series, false)
            : record == null ? null : RecordText.retention(record, isDocument),
        RecordText.record(record, row.events(), isDocument),
        text,
        isDocument ? pages : null);
  }

  private static Map<String, @Nullable SeedValues> fields(DumpDao.Row row, DumpNames names) {
    Map<String, @Nullable SeedValues> fields = new TreeMap<>();
    row.fields()
        .forEach(
            (id, texts) -> {
              String name = names.fields().get(id);
              if (name != null) {
                fields.put(name, new SeedValues(texts));
              }
            });
    for (int id : names.defaults().getOrDefault(row.templateId(), Set.of())) {
      fields.putIfAbsent(names.fields().getOrDefault(id, ""), new SeedValues(List.of()));
    }
    return fields;
  }

  private static List<SeedLink> links(DumpDao.Row row, DumpNames names) {
    List<SeedLink> links = new ArrayList<>();
    for (DumpDao.LinkRow link : row.links()) {
      Map<String, @Nullable String> properties = new TreeMap<>(link.properties());
      links.add(
          new SeedLink(
              names.links().get(link.kind()),
              new SeedPath(link.path()).toString(),
              null,
              properties));
    }
    return links;
  }
}

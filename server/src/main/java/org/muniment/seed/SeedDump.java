package org.muniment.seed;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.AnnotationReasonService;
import org.muniment.blob.BlobRef;
import org.muniment.blob.BlobStore;
import org.muniment.database.Database;
import org.muniment.database.Transaction;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.LinkDefinition;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TemplateDefinition;
import org.muniment.definition.TemplateField;
import org.muniment.entry.EntryType;
import org.muniment.seed.SeedEntry.SeedLink;
import org.muniment.seed.SeedEntry.SeedPage;

/**
 * Writes a repository as a seed file that makes it again in an empty one: all of it as it is at one
 * moment, entries one after the other in constant memory. Ids, times, versions, locks and passwords
 * are left out. Thread-safe.
 */
public final class SeedDump {
  private static final String HEADER =
      "# Written by 'muniment seed --dump'. What may be in here: docs/seeding.md\n";

  private final Database database;
  private final BlobStore store;
  private final DefinitionSeeder definitions;
  private final AnnotationReasonService reasons;
  private final UserSeeder users;
  private final SecuritySeeder security;
  private final DumpDao dao = new DumpDao();

  SeedDump(
      Database database,
      BlobStore store,
      DefinitionSeeder definitions,
      AnnotationReasonService reasons,
      UserSeeder users,
      SecuritySeeder security) {
    this.database = database;
    this.store = store;
    this.definitions = definitions;
    this.reasons = reasons;
    this.users = users;
    this.security = security;
  }

  /**
   * Writes a file, with contents that are no short texts in a directory beside it: {@code
   * NAME.files}.
   */
  public void write(int repositoryId, Path path) throws IOException {
    Path file = path.toAbsolutePath();
    String name = String.valueOf(file.getFileName());
    Path directory = file.resolveSibling(name.replaceFirst("\\.[^.]*$", "") + ".files");
    Path base = file.resolveSibling("");
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      write(repositoryId, SeedFormat.of(file), out, new ContentFiles(store, directory, base));
    }
  }

  /**
   * Writes to a stream.
   *
   * @param directory for contents that are no short texts, or null when they are an error
   * @throws SeedException when there is such a content and no directory
   */
  public void write(int repositoryId, Writer out, @Nullable Path directory) throws IOException {
    Path base = Path.of("").toAbsolutePath();
    write(
        repositoryId,
        SeedFormat.YAML,
        out,
        new ContentFiles(store, directory == null ? null : directory.toAbsolutePath(), base));
  }

  private void write(int repositoryId, SeedFormat format, Writer out, ContentFiles files)
      throws IOException {
    if (format == SeedFormat.YAML) {
      out.write(HEADER);
    }
    try (JsonGenerator generator = format.mapper().createGenerator(out)) {
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      if (format == SeedFormat.JSON) {
        generator.useDefaultPrettyPrinter();
      }
      database.readSnapshot(
          transaction -> {
            try {
              write(transaction, repositoryId, generator, files);
            } catch (IOException failure) {
              throw new UncheckedIOException(failure);
            }
            return true;
          });
    } catch (UncheckedIOException failure) {
      throw failure.getCause();
    }
    out.flush();
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
    section(
        out,
        "annotationReasons",
        reasons.list(transaction, repositoryId).stream()
            .map(reason -> new SeedItem<>(new Place("", 0, ""), new SeedReason(reason.text())))
            .toList());
    List<DumpDao.StampRow> stamps = dao.stamps(transaction, repositoryId);
    if (!stamps.isEmpty()) {
      out.writeArrayFieldStart("stamps");
      for (DumpDao.StampRow stamp : stamps) {
        out.writePOJO(
            new SeedStamp(stamp.name(), files.put(stamp.image(), "png"), stamp.customData()));
      }
      out.writeEndArray();
    }
    out.writeArrayFieldStart("entries");
    Names names = names(transaction, repositoryId);
    dao.entries(
        transaction,
        repositoryId,
        row -> {
          try {
            SeedEntry entry = entry(transaction, repositoryId, row, names, files);
            if (entry != null) {
              out.writePOJO(entry);
            }
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    out.writeEndArray();
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

  /**
   * What ids stand for.
   *
   * @param defaults by template, the fields that a new entry would have a value of
   */
  private record Names(
      Map<Integer, String> fields,
      Map<Integer, String> templates,
      Map<Integer, Set<Integer>> defaults,
      Map<Integer, String> tags,
      Map<Integer, String> links) {}

  private Names names(Transaction transaction, int repositoryId) {
    Names names =
        new Names(
            new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    for (FieldDefinition field : definitions.fields().list(transaction, repositoryId)) {
      names.fields().put(field.id(), field.name());
    }
    for (TemplateDefinition one : definitions.templates().list(transaction, repositoryId)) {
      names.templates().put(one.id(), one.name());
      Set<Integer> filled = new TreeSet<>();
      for (TemplateField field :
          definitions.templateFields().list(transaction, repositoryId, one.id())) {
        if (!field.field().defaultValue().isEmpty()) {
          filled.add(field.field().id());
        }
      }
      names.defaults().put(one.id(), filled);
    }
    for (TagDefinition tag : definitions.tags().list(transaction, repositoryId)) {
      names.tags().put(tag.id(), tag.name());
    }
    for (LinkDefinition link : definitions.links().list(transaction, repositoryId)) {
      names.links().put(link.id(), LinkSeeder.kind(link));
    }
    return names;
  }

  /** Null for what a seed has nothing to say of: a bare root, a shortcut that leads nowhere. */
  private @Nullable SeedEntry entry(
      Transaction transaction, int repositoryId, DumpDao.Row row, Names names, ContentFiles files)
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
        isDocument ? pages(transaction, repositoryId, row.pageSetId(), files) : null);
  }

  private static Map<String, @Nullable SeedValues> fields(DumpDao.Row row, Names names) {
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

  private static List<SeedLink> links(DumpDao.Row row, Names names) {
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

  private @Nullable List<SeedPage> pages(
      Transaction transaction, int repositoryId, @Nullable Long pageSetId, ContentFiles files)
      throws IOException {
    if (pageSetId == null) {
      return null;
    }
    List<SeedPage> pages = new ArrayList<>();
    for (DumpDao.PageRow page : dao.pages(transaction, repositoryId, pageSetId)) {
      BlobRef image = page.image();
      pages.add(
          new SeedPage(
              image == null ? null : files.put(image, extension(page.imageType())),
              page.rotation() == 0 ? null : page.rotation(),
              page.text()));
    }
    return pages;
  }

  private static String extension(String imageType) {
    return switch (imageType) {
      case "image/jpeg" -> "jpg";
      case "image/tiff" -> "tif";
      default -> imageType.replaceFirst(".*/", "");
    };
  }
}

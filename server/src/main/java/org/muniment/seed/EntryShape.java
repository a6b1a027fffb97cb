package org.muniment.seed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.muniment.entry.EntryType;
import org.muniment.metadata.FieldInput;
import org.muniment.metadata.MetadataInput;
import org.muniment.records.Retention;
import org.muniment.seed.SeedEntry.SeedLink;
import org.muniment.seed.SeedEntry.SeedPage;

/**
 * An entry of a seed that says what it must and nothing that contradicts.
 *
 * @param target of a shortcut, else null
 * @param file the content of a document, or null
 * @param text the content of a document, or null
 * @param pages null when nothing is said of them
 */
record EntryShape(
    EntryType type,
    SeedPath path,
    @Nullable SeedPath target,
    @Nullable Path file,
    @Nullable String text,
    @Nullable List<Page> pages,
    SeedEntry said) {

  /** A page, its image found. */
  record Page(@Nullable Path image, int rotation, String text, List<AnnotationItem> annotations) {}

  /**
   * @throws SeedException when it isn't one
   */
  static EntryShape of(SeedItem<SeedEntry> item, Path directory) {
    SeedEntry said = item.value();
    List<EntryType> types = new ArrayList<>();
    if (said.folder() != null) {
      types.add(EntryType.Folder);
    }
    if (said.document() != null) {
      types.add(EntryType.Document);
    }
    if (said.shortcut() != null) {
      types.add(EntryType.Shortcut);
    }
    if (said.recordSeries() != null) {
      types.add(EntryType.RecordSeries);
    }
    if (types.size() != 1) {
      throw item.bad(
          "an entry is either a folder or a document or a shortcut or a record series, by its path");
    }
    EntryType type = types.get(0);
    SeedPath path =
        path(item, first(said.folder(), said.document(), said.shortcut(), said.recordSeries()));
    if (path.isRoot() && type != EntryType.Folder) {
      throw item.bad("the root is a folder");
    }
    if ((said.target() == null) == (type == EntryType.Shortcut)) {
      throw item.bad("a shortcut has a target, and nothing else has");
    }
    boolean content =
        said.file() != null
            || said.text() != null
            || said.extension() != null
            || said.mimeType() != null
            || said.pages() != null;
    if (content && type != EntryType.Document) {
      throw item.bad("only a document has a content and pages");
    }
    if (said.file() != null && said.text() != null) {
      throw item.bad("a document has either a file or a text");
    }
    for (SeedLink link : none(said.links())) {
      checkLink(item, link);
    }
    checkRecord(item, type, said);
    return new EntryShape(
        type,
        path,
        said.target() == null ? null : path(item, said.target()),
        file(item, directory, said.file()),
        said.text(),
        said.pages() == null ? null : pages(item, directory, said.pages()),
        said);
  }

  private static void checkRecord(SeedItem<SeedEntry> item, EntryType type, SeedEntry said) {
    boolean series = type == EntryType.RecordSeries;
    if (said.code() != null && !series) {
      throw item.bad("only a record series has a code");
    }
    if (said.record() != null && (series || type == EntryType.Shortcut)) {
      throw item.bad("only documents and folders are records and record folders");
    }
    if (said.retention() != null && said.record() == null && !series) {
      throw item.bad("a retention belongs to a record series, or to an entry with a record");
    }
    item.run(
        () -> {
          SeedRetention.of(said.retention());
          if (said.record() != null) {
            said.record().update(Retention.NONE);
          }
        });
  }

  private static void checkLink(SeedItem<SeedEntry> item, @Nullable SeedLink link) {
    if (link == null || link.kind() == null || (link.to() == null) == (link.from() == null)) {
      throw item.bad("a link has a kind, and either the path it leads to or that it comes from");
    }
    path(item, first(link.to(), link.from()));
  }

  private static List<Page> pages(SeedItem<SeedEntry> item, Path directory, List<SeedPage> said) {
    List<Page> pages = new ArrayList<>();
    for (SeedPage page : said) {
      if (page == null) {
        throw item.bad("a page is a block of keys and values");
      }
      pages.add(
          new Page(
              file(item, directory, page.image()),
              Objects.requireNonNullElse(page.rotation(), 0),
              Objects.requireNonNullElse(page.text(), ""),
              annotations(item, directory, pages.size() + 1, page)));
    }
    return pages;
  }

  private static List<AnnotationItem> annotations(
      SeedItem<SeedEntry> item, Path directory, int pageNumber, SeedPage page) {
    List<AnnotationItem> annotations = new ArrayList<>();
    for (SeedAnnotation said : none(page.annotations())) {
      if (said == null) {
        throw item.bad("an annotation is a block of keys and values");
      }
      annotations.add(
          AnnotationItem.of(item.place(), pageNumber, annotations.size() + 1, said, directory));
    }
    return annotations;
  }

  /** A file that a seed names and that can be read; null for none. */
  static @Nullable Path file(SeedItem<?> item, Path directory, @Nullable String name) {
    if (name == null) {
      return null;
    }
    Path file;
    try {
      file = directory.resolve(name);
    } catch (java.nio.file.InvalidPathException impossible) {
      throw item.bad("'" + name + "' is not the path of a file");
    }
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw item.bad("the file " + file + " can't be read");
    }
    return file;
  }

  static SeedPath path(SeedItem<SeedEntry> item, String text) {
    return item.apply(() -> SeedPath.of(text));
  }

  private static String first(@Nullable String... texts) {
    for (String text : texts) {
      if (text != null) {
        return text;
      }
    }
    throw new IllegalArgumentException("all are null");
  }

  /** Template, fields and tags; links come when all entries are there. */
  MetadataInput metadata() {
    List<FieldInput> fields = new ArrayList<>();
    Map<String, @Nullable SeedValues> values = said.fields();
    if (values != null) {
      new TreeMap<>(values)
          .forEach(
              (name, one) ->
                  fields.add(new FieldInput(name, one == null ? List.of() : one.texts())));
    }
    return new MetadataInput(said.template(), fields, none(said.tags()), List.of());
  }

  /** Whether something is said for records management. */
  boolean isForRecords() {
    return said.record() != null || said.retention() != null;
  }

  List<SeedLink> links() {
    return none(said.links());
  }

  private static <T> List<T> none(@Nullable List<T> said) {
    return said == null ? List.of() : said;
  }
}

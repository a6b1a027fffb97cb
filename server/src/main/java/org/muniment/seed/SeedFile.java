package org.muniment.seed;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.muniment.seed.SeedDefinitions.SeedAttribute;

/**
 * A seed file, read as a stream: the definitions are kept, the entries are handed on one by one.
 * Immutable; the file is opened anew for each reading.
 */
final class SeedFile {
  private final Path path;
  private final Path directory;
  private final String name;
  private final SeedFormat format;

  SeedFile(Path path) {
    this.path = path.toAbsolutePath();
    Path parent = this.path.getParent();
    this.directory = parent == null ? this.path : parent;
    this.name = String.valueOf(path.getFileName());
    this.format = SeedFormat.of(path);
  }

  /** Where paths in the file start from. */
  Path directory() {
    return directory;
  }

  /**
   * Reads the definitions, and all entries and areas as far as to see that they are well formed.
   *
   * @throws SeedException for a file that can't be read or isn't a seed
   */
  SeedDefinitions definitions(
      Consumer<SeedItem<SeedEntry>> entryCheck, Consumer<SeedItem<SeedArea>> areaCheck) {
    SeedDefinitions found =
        new SeedDefinitions(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    read(
        (section, parser) -> {
          switch (section) {
            case "fields" -> list(parser, section, SeedField.class, found.fields()::add);
            case "templates" -> list(parser, section, SeedTemplate.class, found.templates()::add);
            case "tags" -> list(parser, section, SeedTag.class, found.tags()::add);
            case "links" -> list(parser, section, SeedLinkDefinition.class, found.links()::add);
            case "attributes" -> attributes(parser, found.attributes());
            case "users" -> list(parser, section, SeedUser.class, found.users()::add);
            case "groups" -> list(parser, section, SeedGroup.class, found.groups()::add);
            case "auditReasons" ->
                list(parser, section, SeedAuditReasons.class, found.auditReasons()::add);
            case "search" -> found.search().add(block(parser, section, SeedSearch.class));
            case "annotationReasons" ->
                list(parser, section, SeedReason.class, found.annotationReasons()::add);
            case "stamps" -> list(parser, section, SeedStamp.class, found.stamps()::add);
            case "entries" -> list(parser, section, SeedEntry.class, entryCheck);
            case "areas" -> list(parser, section, SeedArea.class, areaCheck);
            case "access" -> list(parser, section, SeedAccess.class, found.access()::add);
            default ->
                throw new SeedException(
                    place(parser, section),
                    "there is no such section; there are fields, templates, tags, links,"
                        + " attributes, users, groups, auditReasons, search, annotationReasons,"
                        + " stamps, entries, areas and access");
          }
        });
    return found;
  }

  /** Reads the entries in the order of the file. */
  void entries(Consumer<SeedItem<SeedEntry>> consumer) {
    section("entries", SeedEntry.class, consumer);
  }

  /** Reads the areas in the order of the file. */
  void areas(Consumer<SeedItem<SeedArea>> consumer) {
    section("areas", SeedArea.class, consumer);
  }

  private <T> void section(String wanted, Class<T> type, Consumer<? super SeedItem<T>> consumer) {
    read(
        (section, parser) -> {
          if (section.equals(wanted)) {
            list(parser, section, type, consumer);
          } else {
            parser.skipChildren();
          }
        });
  }

  /** Reads one section; the parser stands at the first token of its value, and then at the last. */
  private interface SectionReader {
    void read(String section, JsonParser parser) throws IOException;
  }

  private void read(SectionReader sections) {
    if (!Files.isRegularFile(path)) {
      throw new SeedException("The seed file " + path + " does not exist.", null);
    }
    try (JsonParser parser = format.mapper().createParser(path.toFile())) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_OBJECT) {
        throw new SeedException(place(parser, "seed"), "a seed is a set of sections");
      }
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String section = parser.currentName();
        if (parser.nextToken() != JsonToken.VALUE_NULL) {
          sections.read(section, parser);
        }
      }
      if (parser.nextToken() != null) {
        throw new SeedException(place(parser, "seed"), "there is more behind the seed");
      }
    } catch (JsonProcessingException failure) {
      throw new SeedException(
          new Place(name, line(failure.getLocation()), "seed"), firstLine(failure), failure);
    } catch (IOException failure) {
      throw new SeedException(
          "The seed file " + path + " can't be read: " + failure.getMessage(), failure);
    }
  }

  private <T> void list(
      JsonParser parser, String section, Class<T> type, Consumer<? super SeedItem<T>> consumer)
      throws IOException {
    if (!parser.isExpectedStartArrayToken()) {
      throw new SeedException(place(parser, section), "must be a list");
    }
    ObjectReader reader = format.mapper().readerFor(type);
    for (int number = 1; parser.nextToken() != JsonToken.END_ARRAY; number++) {
      Place place = place(parser, section + "[" + number + "]");
      if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
        throw new SeedException(place, "anchors and aliases are not supported");
      }
      if (!parser.isExpectedStartObjectToken()) {
        throw new SeedException(place, "must be a block of keys and values");
      }
      consumer.accept(new SeedItem<>(place, value(parser, place, reader)));
    }
  }

  private <T> SeedItem<T> block(JsonParser parser, String section, Class<T> type)
      throws IOException {
    Place place = place(parser, section);
    if (!parser.isExpectedStartObjectToken()) {
      throw new SeedException(place, "must be a block of keys and values");
    }
    return new SeedItem<>(place, value(parser, place, format.mapper().readerFor(type)));
  }

  private <T> T value(JsonParser parser, Place place, ObjectReader reader) throws IOException {
    KeyLines keys = new KeyLines(parser);
    try {
      return reader.readValue(keys);
    } catch (JsonMappingException failure) {
      int line = line(parser.currentTokenLocation());
      throw new SeedException(
          new Place(
              name,
              failure instanceof UnrecognizedPropertyException unknown
                  ? keys.line(unknown.getPropertyName(), line)
                  : line,
              place.path() + Misfit.path(failure)),
          Misfit.reason(failure),
          failure);
    }
  }

  private void attributes(JsonParser parser, List<SeedItem<SeedAttribute>> found)
      throws IOException {
    if (!parser.isExpectedStartObjectToken()) {
      throw new SeedException(place(parser, "attributes"), "must be a block of keys and values");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String key = parser.currentName();
      JsonToken value = parser.nextToken();
      Place place = place(parser, "attributes." + key);
      if (!value.isScalarValue() || value == JsonToken.VALUE_NULL) {
        throw new SeedException(place, "must be a text");
      }
      found.add(new SeedItem<>(place, new SeedAttribute(key, parser.getText())));
    }
  }

  private Place place(JsonParser parser, String inside) {
    return new Place(name, line(parser.currentTokenLocation()), inside);
  }

  private static int line(@org.jspecify.annotations.Nullable JsonLocation location) {
    return location == null ? 1 : Math.max(1, location.getLineNr());
  }

  private static String firstLine(JsonProcessingException failure) {
    return failure
        .getOriginalMessage()
        .lines()
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.startsWith("in '"))
        .limit(2)
        .reduce((one, two) -> one + " " + two)
        .orElse("can't be read");
  }
}

package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muniment.database.Json;
import org.muniment.entry.EntryRows;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.search.language.SearchParser;
import org.muniment.testing.Repositories;

/**
 * The example searches of the contract (search-syntax §11), run on the content of {@code
 * example-content.txt}: what each finds, and how many places it shows in it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExampleSearchesTest {
  private final SearchFixture fixture = new SearchFixture();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Integer, String> names = new TreeMap<>();
  private final Map<String, Integer> definitions = new HashMap<>();
  private final Map<String, Caller> people = new HashMap<>();

  @AfterAll
  void close() {
    fixture.close();
  }

  private static List<String> lines(String file) {
    try (InputStream in = ExampleSearchesTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  static Stream<Arguments> searches() {
    List<String> lines = lines("example-searches.txt");
    List<Arguments> searches = new ArrayList<>();
    for (int i = 0; i < lines.size(); i += 2) {
      searches.add(Arguments.of(lines.get(i), lines.get(i + 1).substring(2).strip()));
    }
    return searches.stream();
  }

  @ParameterizedTest
  @MethodSource("searches")
  void find_exampleOfTheContract(String search, String expected) {
    assertThat(outcome(search)).isEqualTo(expected);
  }

  private String outcome(String search) {
    try {
      return found(search);
    } catch (MunimentException refused) {
      return "refused: " + refused.text();
    }
  }

  private String found(String search) {
    List<String> found = new ArrayList<>();
    for (int id : fixture.find(search)) {
      int hits =
          fixture.database.read(
              transaction ->
                  new ContextHits()
                      .find(
                          fixture.request(transaction, Fuzziness.NONE),
                          SearchParser.parse(search),
                          EntryRows.read(
                                  transaction,
                                  SearchFixture.REPOSITORY,
                                  List.of(new EntryRows.Wanted(id, 1)))
                              .get(0),
                          (page, text) -> text)
                      .size());
      found.add(names.get(id) + (hits == 0 ? "" : " (" + hits + ")"));
    }
    return found.isEmpty() ? "nothing" : String.join(", ", found);
  }

  @BeforeAll
  void seed() {
    ids.put("", 1);
    names.put(1, "demo");
    people.put("ann", fixture.ann);
    for (String line : lines("example-content.txt")) {
      String[] parts = line.split(" \\| ");
      String[] head = parts[0].split(" ", 2);
      switch (head[0]) {
        case "field" -> field(head[1], parts[1]);
        case "template" ->
            template(head[1], parts.length > 1 ? parts[1].split(", ") : new String[0]);
        case "tag" -> tag(head[1]);
        case "user" ->
            people.put(
                head[1],
                Repositories.caller(
                    fixture.database,
                    SearchFixture.REPOSITORY,
                    head[1],
                    org.muniment.identity.Role.USER));
        default -> entry(head[0], head[1], parts);
      }
    }
    fixture.run(
        """
        insert into link_definition (repository_id, id, source_label, target_label, description)
        values (1, 1, 'Supersedes', 'Superseded by', ''), (1, 2, 'Attachment', 'Message', '')
        """);
    link(1, "\\General\\Sales\\New offer", "\\General\\Sales\\Old offer");
    link(2, "\\receipts\\sample", "\\receipts\\memo");
    fixture.indexer.run(SearchFixture.REPOSITORY, java.time.Duration.ofMinutes(1));
  }

  private void link(int definition, String source, String target) {
    fixture.run(
        """
        insert into entry_link (repository_id, source_id, target_id, link_definition_id, properties)
        values (1, :v0, :v1, :v2, '{}')
        """,
        ids.get(source),
        ids.get(target),
        definition);
  }

  private int define(String name) {
    return definitions.computeIfAbsent(name, each -> definitions.size() + 1);
  }

  private void field(String name, String type) {
    fixture.run(
        """
        insert into field_definition (repository_id, id, name, name_key, field_type, description,
          length, default_value, is_multi_value, is_required, constraint_text, constraint_error,
          list_values, format, currency, format_pattern, is_indexed, is_indexed_for_reporting,
          warn_if_blank, hide_list_values, auto_extract)
        values (1, :v0, :v1, lower(:v1), :v2, '', 0, '', true, false, '', '', '{}', '', '', '', true,
          false, false, false, false)
        """,
        define(name),
        name,
        type);
  }

  private void template(String name, String... fields) {
    int id = name.equals("Well form") ? 55 : define("template " + name);
    definitions.put("template " + name, id);
    fixture.run(
        """
        insert into template_definition
          (repository_id, id, name, name_key, description, is_auto_assignable)
        values (1, :v0, :v1, lower(:v1), '', false)
        """,
        id,
        name);
    for (int i = 0; i < fields.length; i++) {
      fixture.run(
          """
          insert into template_field (repository_id, template_id, field_id, position, is_required,
            local_description)
          values (1, :v0, :v1, :v2, false, '')
          """,
          id,
          define(fields[i]),
          i + 1);
    }
  }

  private void tag(String name) {
    fixture.run(
        """
        insert into tag_definition (repository_id, id, name, name_key, description, is_secure)
        values (1, :v0, :v1, lower(:v1), '', false)
        """,
        define("tag " + name),
        name);
  }

  private void entry(String kind, String path, String[] properties) {
    int cut = path.lastIndexOf('\\');
    int parent = ids.get(path.substring(0, cut));
    String name = path.substring(cut + 1);
    Map<String, String> given = new HashMap<>();
    for (int i = 1; i < properties.length; i++) {
      String[] each = properties[i].split("=", 2);
      given.put(each[0], each[1]);
    }
    int id;
    if (given.containsKey("pages")) {
      String[] pages = given.get("pages").split(" // ", -1);
      for (int i = 0; i < pages.length; i++) {
        pages[i] = pages[i].equals("image") ? null : pages[i];
      }
      id = fixture.pages(parent, name, pages);
    } else if (given.containsKey("file")) {
      String[] file = given.get("file").split(": ", 2);
      id = fixture.file(parent, name, file[0], file[1]);
    } else {
      int type =
          switch (kind) {
            case "folder" -> SearchFixture.FOLDER;
            case "shortcut" -> SearchFixture.SHORTCUT;
            default -> SearchFixture.DOCUMENT;
          };
      id = fixture.entry(parent, name, type, fixture.ann, fixture.clock.instant());
    }
    ids.put(path, id);
    names.put(id, name);
    Caller by = people.get(given.getOrDefault("by", "ann"));
    fixture.run(
        "update entry set creator_id = :v0, modifier_id = :v0 where id = :v1", by.trusteeId(), id);
    for (String column : List.of("created", "modified")) {
      if (given.containsKey(column)) {
        fixture.run(
            "update entry set " + column + " = :v0 where id = :v1",
            Instant.parse(given.get(column) + "T10:00:00Z").atOffset(ZoneOffset.UTC),
            id);
      }
    }
    if (given.containsKey("out")) {
      fixture.run(
          """
          insert into document_control
            (repository_id, entry_id, current_version, checked_out_by, checked_out)
          values (1, :v0, 1, :v1, now())
          """,
          id,
          people.get(given.get("out")).trusteeId());
    }
    if (given.containsKey("version")) {
      version(id, given.get("version").split(", "));
    }
    metadata(id, given);
  }

  private void version(int id, String[] version) {
    fixture.run(
        "insert into document_control (repository_id, entry_id, current_version) values (1, :v0, 1)",
        id);
    fixture.run(
        """
        insert into document_version
          (repository_id, entry_id, number, creator_id, created, comment)
        values (1, :v0, 1, :v1, :v2, :v3)
        """,
        id,
        people.get(version[0]).trusteeId(),
        Instant.parse(version[1] + "T10:00:00Z").atOffset(ZoneOffset.UTC),
        version[2]);
  }

  private void metadata(int id, Map<String, String> given) {
    Map<String, List<String>> fields = new TreeMap<>();
    given.forEach(
        (name, values) -> {
          if (name.startsWith("[")) {
            fields.put(
                String.valueOf(definitions.get(name.substring(1, name.length() - 1))),
                values.isEmpty() ? List.of() : List.of(values.split("; ")));
          }
        });
    if (fields.isEmpty() && !given.containsKey("template") && !given.containsKey("tags")) {
      return;
    }
    Integer[] tags =
        Stream.of(given.getOrDefault("tags", "").split(", "))
            .filter(tag -> !tag.isEmpty())
            .map(tag -> definitions.get("tag " + tag))
            .toArray(Integer[]::new);
    long set =
        fixture.one(
            """
            insert into metadata_set (repository_id, template_id, fields, tag_ids, created)
            values (1, nullif(:v0, 0), cast(:v1 as jsonb), :v2, now())
            returning id
            """,
            definitions.getOrDefault("template " + given.get("template"), 0),
            Json.write(fields),
            tags);
    fixture.run(
        """
        insert into metadata_value (repository_id, set_id, field_id, position, text_key,
          number_value, date_value)
        select 1, s.id, d.id, coalesce(v.position, 0), lower(v.text),
          case when d.field_type = 'Number' then cast(v.text as numeric) end,
          case when d.field_type = 'Date' then cast(v.text as timestamp) end
        from metadata_set s
        cross join lateral jsonb_each(s.fields) as f (field_id, texts)
        join field_definition d on d.id = cast(f.field_id as integer)
        left join lateral jsonb_array_elements_text(f.texts)
          with ordinality as v (text, position) on true
        where s.id = :v0
        """,
        set);
    fixture.run("update entry set metadata_set_id = :v0 where id = :v1", set, id);
  }
}

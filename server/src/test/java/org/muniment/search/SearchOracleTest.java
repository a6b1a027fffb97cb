package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.EntryRight;
import org.muniment.database.Json;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Role;
import org.muniment.search.language.SearchParser;
import org.muniment.testing.Repositories;

/** Random searches on random trees find what a slow, independent evaluation finds. */
class SearchOracleTest {
  private static final String[] WORDS = {"zap", "zip", "zoo", "zzx", "qua", "qux"};
  private static final String[] USUAL = {"zap", "zip"};
  private static final String RARE = "rar";
  private static final String[] PATTERNS = {
    "zap", "rar", "z?p", "z*", "*x", "[za-q]oo", "q[t-v]*", "no"
  };
  private static final String[] NAMES = {
    "Zap", "zip_Zoo", "a%b", "ÜBER", "[x]", "Qux.zap", "q'x", "\\"
  };
  private static final String[] NAME_PATTERNS = {
    "zap*", "*ZOO", "a%b", "über", "[x]", "?", "*", "q'?", "*\\*", "", "[a-z]*", "*.*", "%", "a_b"
  };
  private static final String[] VALUES = {
    "Zap", "zip zoo", "a%b", "ÜBER", "[x]", "Qux-zap", "q'x", "zip"
  };
  private static final String[] SOUGHT = {
    "zap", "ZIP zoo", "z*", "*zap", "a%b", "über", "[x]", "[a-z]*", "?", "%", "q'?", "no"
  };
  private static final String[] NUMBERS = {"5", "2.5", "100", "7"};
  private static final String[] DAYS = {
    "2026-01-05T00:00:00", "2026-01-31T00:00:00", "2026-02-14T00:00:00"
  };
  private static final MetadataOracle.World WORLD =
      new MetadataOracle.World(new LinkedHashMap<>(), new LinkedHashMap<>());

  static {
    WORLD.fields().put("Word", MetadataOracle.Kind.TEXT);
    WORLD.fields().put("Other", MetadataOracle.Kind.TEXT);
    WORLD.fields().put("Total", MetadataOracle.Kind.NUMBER);
    WORLD.fields().put("Day", MetadataOracle.Kind.DATE);
    WORLD.templates().put("Zap", List.of("Word", "Total"));
    WORLD.templates().put("Two", List.of("Day", "Word"));
  }

  private static final String[] FIELDS = WORLD.fields().keySet().toArray(String[]::new);
  private static final String[] TAGS = {"Zap", "zip zoo"};
  private static final String[] TARGETS = {
    "F", "FLT", "D", "A", "ALT", "N", "NLT", "DA", "DFAN", "DFANLT"
  };
  private static final String[] STAMPS = {"Zap", "Approved zip"};
  private static final int TREES = 4;
  private static final List<SearchFixture> FIXTURES = new ArrayList<>();
  private static final List<Map<Integer, SearchOracle.Node>> NODES = new ArrayList<>();

  private static final List<Caller> READERS = new ArrayList<>();

  /** Of entries with a list, whether bob sees through redactions there. */
  private static final List<Map<Integer, Boolean>> LISTS = new ArrayList<>();

  @AfterContainer
  static void close() {
    FIXTURES.forEach(SearchFixture::close);
  }

  private static void plant(long seed) {
    Random random = new Random(seed);
    SearchFixture fixture = new SearchFixture();
    Map<Integer, SearchOracle.Node> nodes = new TreeMap<>();
    MetadataRows rows = define(fixture);
    nodes.put(
        1,
        new SearchOracle.Node(
            1,
            null,
            "demo",
            1,
            "ann",
            fixture.clock.instant(),
            List.of(),
            List.of(),
            List.of(),
            MetadataOracle.Described.NOTHING));
    List<Integer> folders = new ArrayList<>(List.of(1));
    for (int i = 0; i < 40; i++) {
      int parent = folders.get(random.nextInt(folders.size()));
      String name = pick(random, NAMES) + (random.nextBoolean() ? "" : " " + i);
      int type = new int[] {1, 1, 3, 3, 4}[random.nextInt(5)];
      boolean taken =
          nodes.values().stream()
              .anyMatch(
                  each ->
                      each.parent() != null
                          && each.parent() == parent
                          && each.name().equalsIgnoreCase(name));
      if (taken) {
        continue;
      }
      Caller creator = random.nextBoolean() ? fixture.ann : fixture.bob;
      Instant created =
          Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(8_000_000));
      int id = fixture.entry(parent, name, type, creator, created);
      Contents contents =
          type == 3 ? fill(fixture, random, id, List.copyOf(nodes.values())) : Contents.NONE;
      MetadataOracle.Described about =
          random.nextInt(3) == 0 ? MetadataOracle.Described.NOTHING : described(random);
      if (about != MetadataOracle.Described.NOTHING) {
        describe(rows, id, about);
      }
      nodes.put(
          id,
          new SearchOracle.Node(
              id,
              parent,
              name,
              type,
              creator.name(),
              created,
              contents.texts(),
              contents.shown(),
              contents.notes(),
              about));
      if (type == 1) {
        folders.add(id);
      }
    }
    new AnnotationRows(fixture).settle();
    fixture.indexer.run(SearchFixture.REPOSITORY, java.time.Duration.ofMinutes(1));
    // Which word leads depends on what the database knows.
    fixture.run("analyze search_segment");
    FIXTURES.add(fixture);
    NODES.add(nodes);
    READERS.add(
        Repositories.caller(fixture.database, SearchFixture.REPOSITORY, "reader", Role.READER));
    LISTS.add(restrict(fixture, random, List.copyOf(nodes.keySet())));
  }

  /** Has lists say of some entries, and all below, whether bob sees through redactions. */
  private static Map<Integer, Boolean> restrict(
      SearchFixture fixture, Random random, List<Integer> ids) {
    AccessControlService control =
        new AccessControlService(fixture.database, fixture.access, new GroupService(fixture.clock));
    Caller admin =
        Repositories.caller(fixture.database, SearchFixture.REPOSITORY, "root", Role.ADMINISTRATOR);
    Map<Integer, Boolean> lists = new TreeMap<>();
    for (int i = 0; i < 8; i++) {
      lists.put(ids.get(1 + random.nextInt(ids.size() - 1)), random.nextInt(3) == 0);
    }
    lists.forEach(
        (id, allowed) ->
            control.setEntryList(
                admin,
                id,
                List.of(
                    new AccessLists.Wanted(
                        null,
                        "bob",
                        !allowed,
                        EntryRight.SeeThroughRedactions.bit(),
                        AccessScope.All)),
                null));
    return lists;
  }

  private static boolean bobSeesThrough(int tree, SearchOracle.Node node) {
    for (SearchOracle.Node at = node; at != null; at = NODES.get(tree).get(at.parent())) {
      Boolean listed = LISTS.get(tree).get(at.id());
      if (listed != null) {
        return listed;
      }
      if (at.parent() == null) {
        return true;
      }
    }
    throw new AssertionError(node);
  }

  private record Contents(
      List<String> texts, List<String> shown, List<AnnotationOracle.Note> notes) {
    static final Contents NONE = new Contents(List.of(), List.of(), List.of());
  }

  /** Pages, an electronic document, both, none, or those of another entry. */
  private static Contents fill(
      SearchFixture fixture, Random random, int id, List<SearchOracle.Node> others) {
    if (random.nextInt(5) == 0) {
      SearchOracle.Node source = others.get(random.nextInt(others.size()));
      fixture.run(
          """
          update entry
          set page_set_id = source.page_set_id,
            electronic_document_id = source.electronic_document_id
          from entry source
          where source.id = :v0 and entry.id = :v1
          """,
          source.id(),
          id);
      return new Contents(source.texts(), source.shown(), source.notes());
    }
    List<String> texts = new ArrayList<>();
    List<String> shown = new ArrayList<>();
    List<AnnotationOracle.Note> notes = new ArrayList<>();
    if (random.nextBoolean()) {
      for (int pages = 1 + random.nextInt(3); pages > 0; pages--) {
        texts.add(words(random));
      }
      fixture.fill(id, texts.toArray(String[]::new));
      shown.addAll(texts);
      int pages = texts.size();
      for (int count = random.nextInt(4); count > 0; count--) {
        int page = 1 + random.nextInt(pages);
        notes.add(
            random.nextInt(3) > 0
                ? annotate(fixture, random, id, page)
                : redact(fixture, random, id, page, shown));
      }
    }
    if (random.nextInt(3) == 0) {
      String file = words(random);
      fixture.attach(id, "txt", file);
      texts.add(file);
      shown.add(file);
    }
    return new Contents(texts, shown, notes);
  }

  private static String words(Random random) {
    StringBuilder words = new StringBuilder();
    for (int w = 1 + random.nextInt(12); w > 0; w--) {
      // Some words are so much rarer than others that searches begin with them.
      String word =
          random.nextInt(30) == 0 ? RARE : pick(random, random.nextBoolean() ? USUAL : WORDS);
      words.append(words.length() == 0 ? "" : " ").append(word);
    }
    return words.toString();
  }

  private static AnnotationOracle.Note annotate(
      SearchFixture fixture, Random random, int id, int page) {
    Caller creator = random.nextBoolean() ? fixture.ann : fixture.bob;
    int stamp = random.nextInt(STAMPS.length + 1);
    AnnotationOracle.Note note =
        new AnnotationOracle.Note(
            page,
            pick(random, "Note", "TextBox", "Callout", "Highlight", "Stamp"),
            creator.name(),
            random.nextInt(5) == 0,
            random.nextInt(3) == 0 ? null : pick(random, VALUES),
            random.nextBoolean() ? null : pick(random, VALUES),
            random.nextBoolean() ? null : random.nextInt(3),
            stamp == 0 ? null : STAMPS[stamp - 1]);
    new AnnotationRows(fixture)
        .lay(
            id,
            page,
            creator,
            new AnnotationRows.Row(
                note.type(),
                note.hidden() ? "CreatorAndOwner" : "Standard",
                note.text(),
                note.comment(),
                note.red() == null ? null : "#%02X0000".formatted(note.red()),
                stamp == 0 ? null : stamp,
                "{}"));
    return note;
  }

  /** Hides some words of a page, all of them, or none. */
  private static AnnotationOracle.Note redact(
      SearchFixture fixture, Random random, int id, int page, List<String> shown) {
    String[] words = shown.get(page - 1).split(" ");
    int first = random.nextInt(words.length);
    int last = first + random.nextInt(Math.min(3, words.length - first));
    boolean linked = random.nextInt(4) > 0;
    boolean nothing = random.nextInt(8) == 0;
    int start = 0;
    int end = 0;
    int length = 0;
    for (int i = 0; i < words.length; i++) {
      start = i == first ? length : start;
      length += words[i].length();
      end = i == last ? length : end;
      length++;
      if (!nothing && (!linked || (i >= first && i <= last))) {
        words[i] = "x".repeat(words[i].length());
      }
    }
    shown.set(page - 1, String.join(" ", words));
    AnnotationRows rows = new AnnotationRows(fixture);
    rows.lay(
        id,
        page,
        fixture.ann,
        AnnotationRows.Row.of(
            "Redaction",
            "Standard",
            null,
            null,
            "{\"isWhiteout\":false,\"textStart\":%d,\"textEnd\":%d}"
                .formatted(nothing ? -1 : start, nothing ? -1 : end)));
    if (linked) {
      rows.link(id, page);
    }
    return new AnnotationOracle.Note(
        page, "Redaction", fixture.ann.name(), false, null, null, null, null);
  }

  private static MetadataRows define(SearchFixture fixture) {
    MetadataRows rows = new MetadataRows(fixture);
    for (int i = 0; i < FIELDS.length; i++) {
      String type =
          switch (WORLD.fields().get(FIELDS[i])) {
            case TEXT -> "String";
            case NUMBER -> "Number";
            case DATE -> "Date";
          };
      rows.field(i + 1, FIELDS[i], type);
    }
    int template = 0;
    for (Map.Entry<String, List<String>> each : WORLD.templates().entrySet()) {
      rows.template(
          ++template,
          each.getKey(),
          each.getValue().stream().mapToInt(name -> List.of(FIELDS).indexOf(name) + 1).toArray());
    }
    for (int i = 0; i < TAGS.length; i++) {
      rows.tag(i + 1, TAGS[i]);
    }
    for (int i = 0; i < STAMPS.length; i++) {
      new AnnotationRows(fixture).stamp(i + 1, STAMPS[i]);
    }
    return rows;
  }

  private static MetadataOracle.Described described(Random random) {
    Map<String, List<String>> fields = new TreeMap<>();
    for (String field : FIELDS) {
      if (random.nextBoolean()) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          values.add(value(random, field));
          if (random.nextInt(4) == 0) {
            values.add(random.nextInt(values.size() + 1), "");
          }
        }
        fields.put(field, values);
      }
    }
    Set<String> tags = new TreeSet<>();
    for (String tag : TAGS) {
      if (random.nextInt(3) == 0) {
        tags.add(tag);
      }
    }
    String template = random.nextInt(3) == 0 ? null : pick(random, "Zap", "Two");
    return new MetadataOracle.Described(template, fields, tags);
  }

  private static String value(Random random, String field) {
    return switch (WORLD.fields().get(field)) {
      case TEXT -> pick(random, VALUES);
      case NUMBER -> pick(random, NUMBERS);
      case DATE -> pick(random, DAYS);
    };
  }

  private static void describe(MetadataRows rows, int id, MetadataOracle.Described about) {
    Map<Integer, List<String>> fields = new TreeMap<>();
    about.fields().forEach((name, values) -> fields.put(List.of(FIELDS).indexOf(name) + 1, values));
    rows.set(
        id,
        about.template() == null
            ? 0
            : List.copyOf(WORLD.templates().keySet()).indexOf(about.template()) + 1,
        Json.write(fields),
        about.tags().stream().map(tag -> List.of(TAGS).indexOf(tag) + 1).toArray(Integer[]::new));
  }

  @Property(tries = 600)
  void find_randomSearch_agreesWithTheOracle(@ForAll long seed) {
    Random random = new Random(seed);
    int tree = random.nextInt(TREES);
    while (FIXTURES.size() <= tree) {
      plant(FIXTURES.size());
    }
    String command = search(random, NODES.get(tree), 3);

    SearchFixture fixture = FIXTURES.get(tree);
    agree(tree, command, fixture.ordered(command, Fuzziness.NONE), node -> true);
    agree(tree, command, fixture.ordered(READERS.get(tree), command), node -> false);
    agree(tree, command, fixture.ordered(fixture.bob, command), node -> bobSeesThrough(tree, node));
  }

  private static void agree(
      int tree, String command, List<Integer> found, Predicate<SearchOracle.Node> seesThrough) {
    assertThat(found.stream().sorted().toList())
        .as(command)
        .isEqualTo(
            SearchOracle.find(WORLD, NODES.get(tree), SearchParser.parse(command), seesThrough));
  }

  private static String search(Random random, Map<Integer, SearchOracle.Node> nodes, int depth) {
    if (depth > 0 && random.nextInt(3) > 0) {
      String operator = pick(random, " & ", " | ", " - ");
      StringBuilder text = new StringBuilder("(");
      for (int i = 2 + random.nextInt(2); i > 0; i--) {
        text.append(text.length() == 1 ? "" : operator).append(search(random, nodes, depth - 1));
      }
      return text.append(')').toString();
    }
    String equal = random.nextInt(4) == 0 ? "<>" : "=";
    String order = pick(random, "=", "<>", "<", "<=", ">", ">=");
    return switch (random.nextInt(24)) {
      case 0, 1 ->
          "{LF:Name"
              + equal
              + quote(pick(random, NAME_PATTERNS))
              + pick(random, "", ", Type=D", ", Type=FS", ", Type=B", ", Type=DS")
              + "}";
      case 2 -> "{LF:Name~=" + quote(pick(random, "zap", "z*p", "*oo zip", "qux", "über")) + "}";
      case 3 -> "{LF:ParentName" + equal + quote(pick(random, NAME_PATTERNS)) + "}";
      case 4 ->
          "{LF:ChildName"
              + equal
              + quote(pick(random, NAME_PATTERNS))
              + pick(random, "", ", Type=F")
              + "}";
      case 5 -> "{LF:ID" + order + random.nextInt(45) + pick(random, "", ".5") + "}";
      case 6 -> "{LF:Creator" + equal + quote(pick(random, "ann", "B*", "*", "nobody")) + "}";
      case 7 ->
          "{LF:Created"
              + order
              + quote(pick(random, "1/2026", "2/14/2026", "2026-03-01T10:30", "2/2026"))
              + "}";
      case 8 -> lookIn(random, nodes);
      case 9 -> "{[" + pick(random, "zap", "Two", "") + "]}";
      case 10 ->
          "{LF:TemplateName" + equal + quote(pick(random, "z*", "two", "*", "no", "?wo")) + "}";
      case 11 -> "{LF:TemplateId" + order + random.nextInt(4) + "}";
      case 12 -> "{LF:Tags" + equal + quote(pick(random, NAME_PATTERNS)) + "}";
      case 13 ->
          "{LF:Basic~=" + quote(pick(random, WORDS)) + ", option=" + pick(random, TARGETS) + "}";
      case 14, 15 -> fields(random);
      case 16, 17, 18 -> annotations(random);
      default -> text(random);
    };
  }

  /** One to three conditions, which one annotation has to meet. */
  private static String annotations(Random random) {
    List<String> conditions = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      conditions.add(annotation(random));
    }
    return "{" + String.join(", ", conditions) + "}";
  }

  private static String annotation(Random random) {
    String equal = random.nextInt(3) == 0 ? "<>" : "=";
    String order = pick(random, "=", "<>", "<", "<=", ">", ">=");
    String contained =
        random.nextBoolean()
            ? "=" + quote(pick(random, "zap", "Z", "ip z", "p*o", "a%b", "?", "no"))
            : "~=" + quote(pick(random, "zap", "z*p", "zip zoo", "qux zap", "b a"));
    return switch (random.nextInt(8)) {
      case 0, 1 -> "LF:AnnText" + contained + pick(random, "", ", Type=S", ", Type=TC");
      case 2 -> "LF:" + pick(random, "Sticky", "Callout", "TextBox") + contained;
      case 3 -> "LF:AnnComment" + contained;
      case 4 -> "LF:AnnCreator" + equal + quote(pick(random, "ann", "B*", "nobody"));
      case 5 ->
          "LF:AnnType"
              + equal
              + quote(pick(random, AnnotationOracle.TYPES.keySet().toArray(String[]::new)));
      case 6 -> "LF:" + pick(random, "AnnPage", "AnnColor") + order + random.nextInt(4);
      default -> "LF:AnnStampName" + equal + quote(pick(random, "zap", "*zip", "*", "no"));
    };
  }

  private static String fields(Random random) {
    StringBuilder clause = new StringBuilder("{[" + pick(random, "", "", "Zap", "two") + "]:");
    for (int i = random.nextInt(3); i >= 0; i--) {
      String field = random.nextInt(5) == 0 ? "" : pick(random, FIELDS);
      clause
          .append('[')
          .append(field)
          .append(']')
          .append(pick(random, "", "", "(1)", "(2)", "(all)"));
      String first = comparison(random, field);
      clause.append(first);
      if (first.matches("[<>]=?\"[^*].*") && !first.startsWith("<>") && random.nextBoolean()) {
        clause.append(", ").append(comparison(random, field));
      }
      clause.append(i == 0 ? "}" : ", ");
    }
    return clause.toString();
  }

  /** An operator and a value that go with the field; any field goes with all of them. */
  private static String comparison(Random random, String field) {
    MetadataOracle.Kind kind =
        field.isEmpty() ? pick(random, MetadataOracle.Kind.values()) : WORLD.fields().get(field);
    String equal = random.nextInt(3) == 0 ? "<>" : "=";
    if (random.nextInt(6) == 0) {
      return equal + quote(pick(random, "", "*"));
    }
    String order = pick(random, "=", "<>", "<", "<=", ">", ">=");
    return switch (kind) {
      case TEXT ->
          random.nextInt(4) == 0
              ? "~=" + quote(pick(random, "zap", "z*p", "zip zoo", "qux", "über"))
              : equal + quote(pick(random, SOUGHT));
      case NUMBER ->
          random.nextInt(5) == 0
              ? equal + quote(pick(random, "*5", "?", "1*"))
              : order + quote(pick(random, "5", "2.50", "7", "100", "6"));
      case DATE ->
          random.nextInt(5) == 0
              ? equal + quote(pick(random, "2026-01*", "*-14T*"))
              : order + quote(pick(random, "1/2026", "1/5/2026", "2026-02-14", "2/2026"));
    };
  }

  private static String text(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> pick(random, PATTERNS);
      case 1 -> "\"" + pick(random, WORDS) + " " + pick(random, WORDS) + "\"";
      case 2 ->
          "("
              + pick(random, WORDS)
              + " | "
              + pick(random, WORDS)
              + ")"
              + pick(random, " ^", " -^")
              + random.nextInt(4)
              + " "
              + pick(random, WORDS);
      default -> pick(random, PATTERNS) + pick(random, " ", " - ") + pick(random, PATTERNS);
    };
  }

  private static String lookIn(Random random, Map<Integer, SearchOracle.Node> nodes) {
    List<SearchOracle.Node> folders =
        nodes.values().stream().filter(node -> node.type() == 1).toList();
    SearchOracle.Node folder = folders.get(random.nextInt(folders.size()));
    StringBuilder path = new StringBuilder();
    for (SearchOracle.Node at = folder; at.parent() != null; at = nodes.get(at.parent())) {
      path.insert(0, "\\" + at.name());
    }
    // A name that is a backslash is no path.
    return path.toString().contains("\\\\")
        ? "{LF:LookIn=\"\\\"}"
        : "{LF:LookIn="
            + quote(path.length() == 0 ? "\\" : path.toString())
            + pick(random, "", ", Subfolders=N")
            + "}";
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\"\"") + "\"";
  }

  @SafeVarargs
  private static <T> T pick(Random random, T... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

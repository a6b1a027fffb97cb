package org.muniment.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import org.muniment.identity.Caller;
import org.muniment.search.language.SearchParser;

/** Random searches on random trees find what a slow, independent evaluation finds. */
class SearchOracleTest {
  private static final String[] WORDS = {"zap", "zip", "zoo", "zzx", "qua", "qux"};
  private static final String[] PATTERNS = {"zap", "z?p", "z*", "*x", "[za-q]oo", "q[t-v]*", "no"};
  private static final String[] NAMES = {
    "Zap", "zip_Zoo", "a%b", "ÜBER", "[x]", "Qux.zap", "q'x", "\\"
  };
  private static final String[] NAME_PATTERNS = {
    "zap*", "*ZOO", "a%b", "über", "[x]", "?", "*", "q'?", "*\\*", "", "[a-z]*", "*.*", "%", "a_b"
  };
  private static final int TREES = 4;
  private static final List<SearchFixture> FIXTURES = new ArrayList<>();
  private static final List<Map<Integer, SearchOracle.Node>> NODES = new ArrayList<>();

  @AfterContainer
  static void close() {
    FIXTURES.forEach(SearchFixture::close);
  }

  private static void plant(long seed) {
    Random random = new Random(seed);
    SearchFixture fixture = new SearchFixture();
    Map<Integer, SearchOracle.Node> nodes = new TreeMap<>();
    nodes.put(1, new SearchOracle.Node(1, null, "demo", 1, "ann", fixture.clock.instant(), ""));
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
      String text = "";
      if (type == 3 && random.nextBoolean()) {
        StringBuilder words = new StringBuilder();
        for (int w = 1 + random.nextInt(12); w > 0; w--) {
          words.append(words.length() == 0 ? "" : " ").append(pick(random, WORDS));
        }
        text = words.toString();
      }
      int id =
          text.isEmpty()
              ? fixture.entry(parent, name, type, creator, created)
              : fixture.pages(parent, name, text);
      if (!text.isEmpty()) {
        fixture.run(
            "update entry set creator_id = :v0, created = :v1 where id = :v2",
            creator.trusteeId(),
            created.atOffset(java.time.ZoneOffset.UTC),
            id);
      }
      nodes.put(id, new SearchOracle.Node(id, parent, name, type, creator.name(), created, text));
      if (type == 1) {
        folders.add(id);
      }
    }
    fixture.indexer.run(SearchFixture.REPOSITORY, java.time.Duration.ofMinutes(1));
    FIXTURES.add(fixture);
    NODES.add(nodes);
  }

  @Property(tries = 400)
  void find_randomSearch_agreesWithTheOracle(@ForAll long seed) {
    Random random = new Random(seed);
    int tree = random.nextInt(TREES);
    while (FIXTURES.size() <= tree) {
      plant(FIXTURES.size());
    }
    String command = search(random, NODES.get(tree), 3);

    List<Integer> found =
        FIXTURES.get(tree).ordered(command, Fuzziness.NONE).stream()
            .sorted(Comparator.naturalOrder())
            .toList();

    assertThat(found)
        .as(command)
        .isEqualTo(SearchOracle.find(NODES.get(tree), SearchParser.parse(command)));
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
    return switch (random.nextInt(10)) {
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
      default -> text(random);
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
      default -> pick(random, PATTERNS) + " " + pick(random, WORDS);
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

  private static String pick(Random random, String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

package org.muniment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.database.DatabaseConfig;
import org.muniment.database.TestDatabases;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Unknown options and values that can't be one: one line and exit code 2, in every command. */
class BadValuesTest {
  /** Options that take texts or files, with a value that can't be one. */
  private static final Map<String, String> IMPOSSIBLE =
      Map.ofEntries(
          Map.entry("--host", " "),
          Map.entry("--blobs", "s3:"),
          Map.entry("--database-url", "jdbc:other"),
          Map.entry("--public-url", "ftp://here"),
          Map.entry("--domain", "a b"),
          Map.entry("--cors-origins", "here"),
          Map.entry("--ocr-languages", "e!"),
          Map.entry("--privileges", "EntryAccess,Fly"),
          Map.entry("--features", "Search,role"),
          Map.entry("--url", "http://h:99999"));

  /** Options that take any text; whether it names anything is known to a server only. */
  private static final Set<String> ANY =
      Set.of(
          "--config",
          "--data",
          "--database-user",
          "--database-password",
          "--admin-password",
          "--seed",
          "--tls-keystore",
          "--tls-keystore-password",
          "--user",
          "--as",
          "--files",
          "--give-tag",
          "--take-tag",
          "--stemming");

  @TempDir static Path directory;
  private static DatabaseConfig database;

  @BeforeAll
  static void repository() {
    database = TestDatabases.createConfig();
    assertThat(run(new StringWriter(), stored("repository", "create", "demo", "--bare"))).isZero();
  }

  private static String[] stored(String... arguments) {
    return Commands.on(database, directory.resolve("data"), arguments);
  }

  private static int run(StringWriter errors, String... arguments) {
    return Commands.run(new StringWriter(), errors, arguments);
  }

  private static String refused(String... arguments) {
    StringWriter errors = new StringWriter();
    assertThat(run(errors, arguments)).as(errors.toString()).isEqualTo(Main.USAGE);
    assertThat(errors.toString()).hasLineCount(1).startsWith("muniment: ");
    return errors.toString();
  }

  /** All commands that do something. */
  private static Stream<CommandLine> commands() {
    return leaves(Main.commandLine(SettingsProvider.of(List.of()), ""));
  }

  private static Stream<CommandLine> leaves(CommandLine line) {
    return line.getSubcommands().isEmpty()
        ? Stream.of(line)
        : line.getSubcommands().values().stream().flatMap(BadValuesTest::leaves);
  }

  static Stream<Arguments> names() {
    return commands().map(BadValuesTest::name).map(Arguments::of);
  }

  /**
   * Each option with each value that it must not take. What all commands share is looked at in two
   * of them.
   */
  static Stream<Arguments> values() {
    return commands()
        .flatMap(
            line ->
                options(line.getCommandSpec())
                    .filter(
                        option ->
                            !(option.userObject() instanceof Field field)
                                || field.getDeclaringClass() != Settings.class
                                || Set.of("serve", "check").contains(name(line)))
                    .flatMap(
                        option ->
                            bad(option)
                                .map(
                                    value ->
                                        Arguments.of(name(line), option.longestName(), value))));
  }

  private static Stream<OptionSpec> options(CommandSpec command) {
    return command.options().stream().filter(option -> !option.usageHelp());
  }

  private static Stream<String> bad(OptionSpec option) {
    Class<?> type = option.type();
    if (type == int.class || type == long.class) {
      return Stream.of("many", "-1", "99999999999999999999");
    }
    boolean truth = type == boolean.class || type == Boolean.class;
    if (type.isEnum() || truth && option.arity().max() > 0) {
      return Stream.of("nonsense");
    }
    if (option.longestName().equals("--repository")) {
      return Stream.empty();
    }
    return Stream.ofNullable(IMPOSSIBLE.get(option.longestName()));
  }

  private static String name(CommandLine line) {
    return line.getCommandSpec().qualifiedName().replaceFirst("^muniment ", "");
  }

  /** The command with a value for each of its parameters. */
  private static List<String> call(String name) {
    List<String> call = new ArrayList<>(List.of(name.split(" ")));
    commands()
        .filter(line -> name(line).equals(name))
        .flatMap(line -> line.getCommandSpec().positionalParameters().stream())
        .map(
            parameter ->
                switch (parameter.paramLabel()) {
                  case "ROLE" -> "user";
                  case "DIR" -> directory.toString();
                  default -> "x";
                })
        .forEach(call::add);
    return call;
  }

  @ParameterizedTest
  @MethodSource("names")
  void unknownOption_isRefused(String name) {
    List<String> call = call(name);
    call.add("--nonsense");
    assertThat(refused(call.toArray(String[]::new))).contains("--nonsense", "muniment " + name);
  }

  @ParameterizedTest
  @MethodSource("values")
  void badValue_isRefusedBeforeAnythingIsOpened(String name, String option, String value) {
    List<String> call = call(name);
    call.add(option + "=" + value);
    // Whoever opens the data directory would fail with another code.
    if (options(spec(name)).anyMatch(known -> known.longestName().equals("--data"))) {
      call.add("--data=/dev/null/nowhere");
    }
    assertThat(refused(call.toArray(String[]::new)))
        .containsAnyOf(option, option.equals("--tls-port") ? "A port is" : option);
  }

  private static CommandSpec spec(String name) {
    return commands()
        .filter(line -> name(line).equals(name))
        .findFirst()
        .orElseThrow()
        .getCommandSpec();
  }

  /** A new option that takes a text is told here what can't be one, or that anything can. */
  @Test
  void texts_areAllKnown() {
    Set<String> unknown = new TreeSet<>();
    commands()
        .flatMap(line -> options(line.getCommandSpec()))
        .filter(option -> bad(option).findAny().isEmpty() && option.arity().max() > 0)
        .map(OptionSpec::longestName)
        .forEach(unknown::add);
    unknown.removeAll(ANY);
    assertThat(unknown).containsExactly("--repository");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "serve | --repository=a/b | --repository",
        "check | --repository=    | --repository",
        "serve | --port=65536     | A port is",
        "serve | --tls-port=65536 | A port is",
      })
  void settings_areRefused(String command, String option, String said) {
    assertThat(refused(command, option, "--data=/dev/null/nowhere")).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "user add x --role boss",
        "user role x boss",
        "user role x",
        "user add",
        "grant x --privileges Fly",
        "grant x --features none,Fly",
        "sweep --grace -5",
        "seed",
        "import /nowhere/at/all",
        "group",
        "access-key create more",
      })
  void arguments_areRefused(String arguments) {
    assertThat(refused(arguments.split(" "))).contains("--help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "repository create a/b             | A repository name has",
        "repository search demo --stemming elvish | Stemming is one of",
        "search {LF:Name=                  |",
        "explain {LF:Name=                 |",
        "group add ' x'                    |",
      })
  void valuesThatTheServicesRefuse(String arguments, String said) {
    String[] call =
        Arrays.stream(arguments.strip().split(" (?=[^']*(?:'[^']*'[^']*)*$)"))
            .map(argument -> argument.replace("'", ""))
            .toArray(String[]::new);
    assertThat(refused(stored(call))).contains(said == null ? "" : said);
  }

  @Test
  void whatIsNotThere_isNoBadValue() {
    StringWriter errors = new StringWriter();
    assertThat(run(errors, stored("user", "disable", "nobody"))).isEqualTo(1);
    assertThat(errors.toString()).hasLineCount(1).contains("no user named 'nobody'");
  }
}

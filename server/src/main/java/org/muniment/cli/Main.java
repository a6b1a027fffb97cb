package org.muniment.cli;

import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.muniment.database.DatabaseException;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.error.StartupException;
import org.muniment.seed.SeedException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The program: {@code serve} unless another command is named. */
@QuarkusMain
@Command(
    name = "muniment",
    description = "An open document repository server.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "[COMMAND]")
public final class Main {
  /** The program was called wrongly. */
  static final int USAGE = 2;

  private static final String SERVE = "serve";

  /** In the order of the help. */
  private static final Map<String, Class<?>> COMMANDS = new LinkedHashMap<>();

  static {
    COMMANDS.put(SERVE, ServeCommand.class);
    COMMANDS.put("migrate", MigrateCommand.class);
    COMMANDS.put("check", CheckCommand.class);
    COMMANDS.put("repository", RepositoryCommand.class);
    COMMANDS.put("user", UserCommand.class);
    COMMANDS.put("group", GroupCommand.class);
    COMMANDS.put("grant", GrantCommand.class);
    COMMANDS.put("seed", SeedCommand.class);
    COMMANDS.put("access-key", AccessKeyCommand.class);
    COMMANDS.put("sweep", SweepCommand.class);
    COMMANDS.put("import", ImportCommand.class);
    COMMANDS.put("export", ExportCommand.class);
    COMMANDS.put("search", SearchCommand.class);
    COMMANDS.put("explain", ExplainCommand.class);
  }

  static {
    // Before anything logs: the framework's log manager can't take over later.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
  }

  private Main() {}

  public static void main(String[] arguments) {
    int code;
    try {
      String[] all = withDefaultCommand(arguments);
      code = commandLine(SettingsProvider.of(Arrays.asList(arguments)), all[0]).execute(all);
    } catch (StartupException failure) {
      System.err.println("muniment: " + oneLine(failure));
      code = USAGE;
    }
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Knows only the command that is named, which saves time, or all when none is. */
  static CommandLine commandLine(SettingsProvider settings, String first) {
    CommandLine line = new CommandLine(new Main());
    if (COMMANDS.containsKey(first)) {
      line.addSubcommand(COMMANDS.get(first));
    } else {
      COMMANDS.values().forEach(line::addSubcommand);
    }
    line.setDefaultValueProvider(settings);
    line.setParameterExceptionHandler(
        (failure, sent) -> {
          CommandLine command = failure.getCommandLine();
          String what = oneLine(failure).replaceFirst("[.]$", "");
          command.getErr().println("muniment: " + what + ". See '" + name(command) + " --help'.");
          return USAGE;
        });
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof StartupException
              || failure instanceof DatabaseException
              || failure instanceof MunimentException) {
            command.getErr().println("muniment: " + oneLine(failure));
            return isBadValue(failure) ? USAGE : 1;
          }
          if (failure instanceof SeedException) {
            command.getErr().println("muniment: " + oneLine(failure));
            return USAGE;
          }
          throw failure;
        });
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  /** Whether something was said that can't be, and not only that it is not so here. */
  private static boolean isBadValue(Exception failure) {
    return failure instanceof MunimentException known
        && known.code().kind() == ErrorCode.Kind.INVALID;
  }

  /** All the words that call the command, such as {@code muniment user add}. */
  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String oneLine(Exception failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  /** Options before any command belong to {@code serve}. */
  private static String[] withDefaultCommand(String[] arguments) {
    boolean own =
        arguments.length > 0
            && (!arguments[0].startsWith("-")
                || Arrays.asList("-h", "--help", "-V", "--version").contains(arguments[0]));
    if (own) {
      return arguments;
    }
    String[] all = new String[arguments.length + 1];
    all[0] = SERVE;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return all;
  }
}

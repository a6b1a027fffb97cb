package org.muniment.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muniment.error.StartupException;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Gives a setting that is not on the command line its value: from the environment variable of its
 * name ({@code --public-url} is MUNIMENT_PUBLIC_URL), else from the configuration file ({@code
 * public-url=...}), else the built-in default.
 */
final class SettingsProvider implements IDefaultValueProvider {
  private static final String PREFIX = "MUNIMENT_";
  private static final String CONFIG = "--config";

  private static final Set<String> NAMES =
      CommandLine.Model.CommandSpec.forAnnotatedObject(new Settings()).options().stream()
          .map(SettingsProvider::name)
          .collect(Collectors.toUnmodifiableSet());

  private final Properties file;

  private SettingsProvider(Properties file) {
    this.file = file;
  }

  /**
   * Reads the file that the arguments or MUNIMENT_CONFIG name, if any.
   *
   * @throws StartupException when it can't be read or has a setting that doesn't exist
   */
  static SettingsProvider of(List<String> arguments) {
    String path = System.getenv(PREFIX + "CONFIG");
    for (int at = 0; at < arguments.size(); at++) {
      String argument = arguments.get(at);
      if (argument.startsWith(CONFIG + "=")) {
        path = argument.substring(CONFIG.length() + 1);
      } else if (argument.equals(CONFIG) && at + 1 < arguments.size()) {
        path = arguments.get(at + 1);
      }
    }
    Properties file = new Properties();
    if (path != null && !path.isEmpty()) {
      try (Reader reader = Files.newBufferedReader(Path.of(path), StandardCharsets.UTF_8)) {
        file.load(reader);
      } catch (IOException | IllegalArgumentException failure) {
        throw new StartupException("The configuration file " + path + " can't be read.", failure);
      }
    }
    for (String name : file.stringPropertyNames()) {
      if (!NAMES.contains(name)) {
        throw new StartupException(
            "The configuration file " + path + " has an unknown setting '" + name + "'.");
      }
    }
    return new SettingsProvider(file);
  }

  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option) || !NAMES.contains(name(option))) {
      return null;
    }
    String name = name(option);
    String value = System.getenv(PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_'));
    if (value == null || value.isEmpty()) {
      value = file.getProperty(name);
    }
    if (value == null || value.isEmpty() || name.endsWith("password")) {
      return value == null || value.isEmpty() ? null : value;
    }
    // Lines of a file end in blanks that nobody sees.
    return value.strip();
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--", "");
  }
}

package org.muniment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class MainTest {
  private static String refused(String... arguments) {
    CommandLine line = Main.commandLine(SettingsProvider.of(List.of()), arguments[0]);
    StringWriter printed = new StringWriter();
    line.setErr(new PrintWriter(printed, true));
    assertThat(line.execute(arguments)).isEqualTo(Main.USAGE);
    return printed.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "serve --nonsense, muniment serve --help",
    "repository search, muniment repository search --help",
    "user, muniment user --help",
    "nonsense, muniment --help"
  })
  void badArguments_areSaidInOneLine_thatNamesTheHelp(String arguments, String help) {
    assertThat(refused(arguments.split(" "))).hasLineCount(1).contains("See '" + help + "'.");
  }

  @Test
  void publicUrl_thatALinkCantBeginWith_isRefused() {
    for (String url : List.of("http://", "https://h/?q", "https://h:99999", "https://u@h", "h")) {
      assertThat(refused("serve", "--public-url", url)).contains("--public-url");
    }
  }
}

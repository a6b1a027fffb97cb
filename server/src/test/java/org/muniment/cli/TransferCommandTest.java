package org.muniment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class TransferCommandTest {
  private static final StringWriter SAID = new StringWriter();

  private static int run(String... arguments) {
    CommandLine line = Main.commandLine(SettingsProvider.of(List.of(arguments)), arguments[0]);
    line.setErr(new PrintWriter(SAID, true));
    return line.execute(arguments);
  }

  @Test
  void wrongAddress_isAWrongOption() {
    assertThat(run("import", ".", "--url", "nonsense")).isEqualTo(Main.USAGE);
    assertThat(SAID.toString()).contains("--url must be an address like");
  }

  @Test
  void wrongOption_namesTheWholeCommand() {
    assertThat(run("repository", "reasons", "--delete", "maybe", "demo")).isEqualTo(Main.USAGE);
    assertThat(SAID.toString()).contains("'muniment repository reasons --help'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--settable-clock", "--settable-clock=true", "--bare"})
  void switches_needNoValue(String option) {
    assertThat(run("serve", option, "--unknown")).isEqualTo(Main.USAGE);
    assertThat(SAID.toString()).contains("Unknown option: '--unknown'");
    SAID.getBuffer().setLength(0);
  }

  @Test
  void printable_isOneLine() {
    assertThat(TransferCommand.printable("a\nb\u001b[31m\u009b \u00fc"))
        .isEqualTo("a?b?[31m? \u00fc");
  }
}

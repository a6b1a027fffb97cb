package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator reads when the server can't start: one line that says why. */
class StartupIT {
  @TempDir Path directory;

  private record Ended(int exit, List<String> lines) {}

  private Ended run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-jar", System.getProperty("muniment.jar")));
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(directory, "output", ".log");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("It did not end: " + command);
    }
    return new Ended(process.exitValue(), Files.readAllLines(output));
  }

  private void assertRefused(int exit, String reason, String... arguments) throws Exception {
    Ended ended = run(arguments);
    assertThat(ended.lines()).as("exit %s", ended.exit()).hasSize(1);
    assertThat(ended.lines().get(0)).startsWith("muniment: ").contains(reason);
    assertThat(ended.exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--prot=8080",
        "--port=http",
        "--port=70000",
        "--task-wait=-1",
        "--profile=elephant",
        "--log-level=LOUD",
        "--public-url=not a url",
        "--public-url=https://docs.example.org/?a=b",
        "--public-url=https://docs example.org",
        "--cors-origins=/[/",
        "--cors-origins=https://app.example.org/",
        "--domain=https://example.org",
        "--host=",
        "--config=/nowhere/at/all"
      })
  void badSettings_areSaidInOneLine(String option) throws Exception {
    Ended ended = run("--data", directory.resolve("d").toString(), option);
    assertThat(ended.lines()).hasSize(1);
    assertThat(ended.lines().get(0)).startsWith("muniment: ");
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(directory.resolve("d")).doesNotExist();
  }

  @Test
  void settingUnknownInTheFile_isSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("settings"), "prot=8080\n");
    assertRefused(2, "prot", "--config", file.toString());
  }

  @Test
  void blanksAtTheEndOfALine_andValuesLeftOut_areNoPartOfASetting() throws Exception {
    Path file = directory.resolve("settings");
    Path data = Files.writeString(directory.resolve("file"), "x");
    Files.writeString(file, "port=8080 \t\npublic-url=\ndata=" + data + "  \n");
    assertRefused(1, data + " is not a directory", "--config", file.toString());
  }

  @Test
  void keyStore_thatCantBeOpened_isSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("store.p12"), "x");
    String data = directory.resolve("d").toString();
    assertRefused(
        1, "can't be opened", "--data", data, "--port", "0", "--tls-keystore", file.toString());
    assertRefused(
        1, "can't be read", "--data", data, "--port", "0", "--tls-keystore", data + "/none");
    assertThat(directory.resolve("d")).doesNotExist();
  }

  @Test
  void dataDirectory_thatIsAFile_isSaid() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "x");
    assertRefused(1, file.toString(), "--data", file.toString());
  }

  @Test
  void database_thatIsDown_isSaid() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    assertRefused(
        1,
        "can't be reached",
        "--data",
        directory.resolve("d").toString(),
        "--database-url",
        "jdbc:postgresql://127.0.0.1:" + port + "/muniment");
  }

  @Test
  void port_thatIsTaken_andDataThatAreInUse_areSaid() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertRefused(
          1,
          Integer.toString(taken.getLocalPort()),
          "--data",
          directory.resolve("d").toString(),
          "--port",
          Integer.toString(taken.getLocalPort()));
    }
    try (ServerProcess server = ServerProcess.start()) {
      assertRefused(1, "in use", "--port", "0", "--data", server.data().toString());
      assertThat(server.client().get("/Entries/1").status()).isEqualTo(200);
    }
  }
}

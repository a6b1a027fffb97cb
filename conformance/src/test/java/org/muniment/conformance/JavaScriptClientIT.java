package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The official JavaScript client, unmodified, against the packaged server. */
class JavaScriptClientIT {
  private static final Path SCRIPTS = Path.of("js").toAbsolutePath();

  @Test
  void officialClient_doesItsWork() throws Exception {
    assumeTrue(
        isThere("node") && isThere("npm"),
        "Node.js and npm are not installed: the JavaScript client was not tried.");
    try (ServerProcess server = ServerProcess.start()) {
      run(server, "npm", "ci", "--no-audit", "--no-fund");
      run(server, "node", "build.mjs");
      assertThat(run(server, "node", "dist/client.mjs")).contains(" passed, 0 failed");
    }
  }

  private static boolean isThere(String program) {
    try {
      return new ProcessBuilder(program, "--version").start().waitFor() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static String run(ServerProcess server, String... command) throws Exception {
    Path output = java.nio.file.Files.createTempFile(Path.of("target"), command[0], ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(SCRIPTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("MUNIMENT_BASE_URL", server.baseUrl());
    builder.environment().put("MUNIMENT_REPOSITORY", ServerProcess.REPOSITORY);
    builder.environment().put("MUNIMENT_USER", "admin");
    builder.environment().put("MUNIMENT_PASSWORD", ServerProcess.PASSWORD);
    Process process = builder.start();
    boolean ended = process.waitFor(5, TimeUnit.MINUTES);
    String printed = java.nio.file.Files.readString(output, StandardCharsets.UTF_8);
    if (!ended) {
      process.destroyForcibly();
    }
    assertThat(ended).as(printed).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed;
  }
}

package org.muniment.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole trees in and out, by the program's own commands. */
class TransferCommandsIT {
  @TempDir Path directory;

  private Path write(String name, byte[] content) throws IOException {
    Path file = directory.resolve("tree").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, content);
  }

  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static List<String> tree(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(path -> root.relativize(path) + (Files.isDirectory(path) ? "/" : ""))
          .sorted()
          .toList();
    }
  }

  @Test
  void tree_goesInAndComesOut_andIsNotSentTwice() throws IOException {
    // A file over the limit of this server goes in parts.
    try (ServerProcess server = ServerProcess.start("--import-limit", "1000000")) {
      write("a/report.pdf", SampleFiles.pdf(2));
      write("a/b/c/large.bin", bytes(3_000_000));
      write("a/b/empty", new byte[0]);
      write("a/image.png", SampleFiles.png(30, 20));
      for (int i = 0; i < 20; i++) {
        write("many/\u00fc " + i + ".txt", ("text " + i).getBytes(StandardCharsets.UTF_8));
      }
      Files.createDirectories(directory.resolve("tree/nothing in it"));
      String tree = directory.resolve("tree").toString();
      assertThat(server.clientCommand(0, "import", tree, "/Archive/2026", "--transfers", "3"))
          .contains("24 files moved", "0 were there already", "0 failed");
      assertThat(server.clientCommand(0, "import", tree, "\\archive\\2026"))
          .contains("0 files moved", "24 were there already");

      Path out = directory.resolve("out");
      assertThat(server.clientCommand(0, "export", "/Archive/2026", out.toString()))
          .contains("24 files moved", "0 failed");
      assertThat(tree(out)).isEqualTo(tree(directory.resolve("tree")));
      for (String name : tree(out)) {
        if (!name.endsWith("/")) {
          assertThat(Files.mismatch(out.resolve(name), directory.resolve("tree").resolve(name)))
              .as(name)
              .isEqualTo(-1);
        }
      }
      Files.delete(out.resolve("a/report.pdf"));
      assertThat(server.clientCommand(0, "export", "/Archive/2026", out.toString()))
          .contains("1 files moved", "23 were there already");

      write("a/report.pdf", bytes(100));
      assertThat(server.clientCommand(1, "import", tree, "/Archive/2026"))
          .contains("1 failed", "report.pdf: There is a document of this name", "--update");
      assertThat(server.clientCommand(0, "import", tree, "/Archive/2026", "--update"))
          .contains("1 files moved", "23 were there already");
      Path single = directory.resolve("single");
      server.clientCommand(0, "export", "/Archive/2026/a/report.pdf", single.toString());
      assertThat(Files.readAllBytes(single)).isEqualTo(bytes(100));

      server.clientCommand(0, "import", directory.resolve("tree/a").toString(), "/P", "--pages");
      server.clientCommand(0, "export", "/P/image.png", directory.resolve("i.pdf").toString());
      assertThat(Files.readString(directory.resolve("i.pdf"), StandardCharsets.ISO_8859_1))
          .startsWith("%PDF");

      assertThat(server.clientCommand(2, "export", "/no/such", out.toString()))
          .contains("No entry was found");
      assertThat(server.clientCommand(2, "import", tree, "--user", "nobody"))
          .contains("user name or the password is wrong");
      assertThat(server.clientCommand(2, "import", tree + "/none")).contains("can't be read");
      assertThat(server.clientCommand(2, "import")).contains("DIR");
      server.stop();
      assertThat(server.clientCommand(2, "import", tree)).contains("No server answers there");
    }
  }
}

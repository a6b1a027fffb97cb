package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.error.StartupException;

class DataDirectoryTest {
  @TempDir(factory = TestDirectories.class)
  Path temporary;

  @Test
  void open_missing_isMadeForItsOwnerAlone() throws IOException {
    Path path = temporary.resolve("a/b");

    try (DataDirectory data = DataDirectory.open(path)) {
      assertThat(data.path()).isEqualTo(path.toRealPath());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void open_readableByOthers_isClosedToThem() throws IOException {
    Path path = Files.createDirectory(temporary.resolve("data"));
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxr-x"));

    DataDirectory.open(path).close();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx--x--x");
  }

  @Test
  void open_heldByThisProcess_isRefusedAndStaysLocked() throws Exception {
    DataDirectory first = DataDirectory.open(temporary);

    assertThatThrownBy(() -> DataDirectory.open(temporary))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("is in use by another Muniment process");
    try (SecondProcess second = SecondProcess.start("lock", temporary)) {
      assertThat(second.line())
          .isEqualTo(
              "refused: The data directory %s is in use by another Muniment process (process %d)."
                  .formatted(temporary.toRealPath(), ProcessHandle.current().pid()));
    }
    first.close();
    DataDirectory.open(temporary).close();
  }

  @Test
  void open_holderKilled_isFree() throws Exception {
    try (SecondProcess second = SecondProcess.start("lock", temporary)) {
      assertThat(second.line()).isEqualTo("locked");
      assertThatThrownBy(() -> DataDirectory.open(temporary))
          .hasMessageContaining("(process " + second.processId() + ").");
    }
    DataDirectory.open(temporary).close();
  }

  @Test
  void open_notADirectory_isRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.open(file))
        .isInstanceOf(StartupException.class)
        .hasMessageEndingWith("file is not a directory.");
  }

  @Test
  void open_cannotBeMade_isRefused() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> DataDirectory.open(file.resolve("data")))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("can't be made: ")
        .hasMessageNotContaining("\n");
  }
}

package org.muniment.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.error.StartupException;

class TlsKeyStoreTest {
  @TempDir Path directory;

  @Test
  void storeWithAKey_isTaken_andRefusedWithAnotherPassword() throws Exception {
    Path file = directory.resolve("keystore.p12");
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-storepass",
                    "right one",
                    "-keystore",
                    file.toString()))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThatCode(() -> keytool.waitFor(1, TimeUnit.MINUTES)).doesNotThrowAnyException();

    assertThatCode(() -> TlsKeyStore.check(file, "right one")).doesNotThrowAnyException();
    assertThatThrownBy(() -> TlsKeyStore.check(file, "wrong one"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("can't be opened");
  }

  @Test
  void storeWithoutAKey_fileThatIsNone_andDirectory_areRefused() throws Exception {
    KeyStore empty = KeyStore.getInstance("PKCS12");
    empty.load(null, null);
    Path file = directory.resolve("empty.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      empty.store(out, "x".toCharArray());
    }
    assertThatThrownBy(() -> TlsKeyStore.check(file, "x"))
        .hasMessageContaining("has no private key");
    Path text = Files.writeString(directory.resolve("text"), "-----BEGIN CERTIFICATE-----");
    assertThatThrownBy(() -> TlsKeyStore.check(text, "x")).hasMessageContaining("can't be opened");
    assertThatThrownBy(() -> TlsKeyStore.check(directory, "x"))
        .hasMessageContaining("can't be read");
  }
}

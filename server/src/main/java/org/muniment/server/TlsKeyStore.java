package org.muniment.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import org.muniment.error.StartupException;

/** Looks at a key store before the framework does, which tells failures with a stack trace. */
final class TlsKeyStore {
  private TlsKeyStore() {}

  /**
   * Opens the store and the first key in it, as the framework will.
   *
   * @throws StartupException with one line when HTTPS can't be served from it
   */
  static void check(Path file, String password) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new StartupException("The key store " + file + " can't be read.");
    }
    char[] secret = password.toCharArray();
    boolean hasKey = false;
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), secret);
      for (String alias : Collections.list(store.aliases())) {
        hasKey |= store.isKeyEntry(alias) && store.getKey(alias, secret) != null;
      }
    } catch (IOException | GeneralSecurityException failure) {
      throw new StartupException(
          "The key store "
              + file
              + " can't be opened: its password is another one, or it is no"
              + " PKCS12 or JKS key store.",
          failure);
    }
    if (!hasKey) {
      throw new StartupException("The key store " + file + " has no private key.");
    }
  }
}

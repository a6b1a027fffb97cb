package org.muniment.database;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Properties;

/** How to reach the embedded PostgreSQL, as kept in a file that only its owner can read. */
record ConnectionFile(int port, String password) {
  private static final String NAME = "connection.properties";
  private static final int PASSWORD_BYTES = 24;

  static ConnectionFile withNewPassword(int port) {
    byte[] random = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(random);
    return new ConnectionFile(port, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  static Optional<ConnectionFile> load(Path directory) {
    Path file = directory.resolve(NAME);
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(reader);
      return Optional.of(
          new ConnectionFile(
              Integer.parseInt(properties.getProperty("port", "")),
              properties.getProperty("password", "")));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new DatabaseException(
          "The file " + file + " can't be read: " + PrivateFiles.reason(failure), failure);
    } catch (IllegalArgumentException failure) {
      throw new DatabaseException("The file " + file + " is damaged.", failure);
    }
  }

  void save(Path directory) throws IOException {
    PrivateFiles.write(
        directory.resolve(NAME),
        """
        # How to reach the PostgreSQL of this data directory while Muniment runs.
        host=127.0.0.1
        port=%d
        database=%s
        user=%s
        password=%s
        """
            .formatted(port, PostgresCluster.DATABASE, PostgresCluster.ROLE, password));
  }

  ConnectionFile withPort(int other) {
    return new ConnectionFile(other, password);
  }

  DatabaseConfig config(int poolSize) {
    return new DatabaseConfig(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresCluster.DATABASE,
        PostgresCluster.ROLE,
        password,
        poolSize);
  }
}

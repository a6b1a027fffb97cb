package org.muniment.server;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.muniment.database.DatabaseConfig;
import org.muniment.database.TestDatabases;
import org.muniment.task.TaskConfig;

/** Starts the services for tests that run the framework in this process. */
@Singleton
public class TestServices {
  private static final String REPOSITORY = "r";
  private static final String PASSWORD = "a password";

  private static String token;

  void open(@Observes @Initialized(ApplicationScoped.class) Object event) {
    Config config = testConfig(Path.of("target/test-services"), REPOSITORY);
    Muniment muniment = new Muniment(config, Storage.openBeside(config), Clock.systemUTC());
    FirstStart.create(muniment, REPOSITORY, PASSWORD, false);
    muniment.start();
    HttpServer.use(muniment, config);
  }

  /** The usual settings over a database of its own. */
  public static Config testConfig(Path data, String repository) {
    DatabaseConfig database = TestDatabases.createConfig();
    return new Config(
        data,
        new Config.ExternalDatabase(database.url(), database.user(), database.password()),
        8,
        null,
        null,
        null,
        repository,
        false,
        "localhost",
        Duration.ofMinutes(15),
        Duration.ofMinutes(5),
        1_000_000,
        true,
        false,
        "eng",
        TaskConfig.defaults());
  }

  /** A token for the repository of the tests. */
  public static synchronized String token() {
    if (token == null) {
      token = signIn();
    }
    return token;
  }

  private static String signIn() {
    return HttpServer.muniment()
        .signIn()
        .signIn(REPOSITORY, FirstStart.ADMIN, PASSWORD, "127.0.0.1")
        .value();
  }
}

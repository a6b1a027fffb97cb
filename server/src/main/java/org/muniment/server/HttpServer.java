package org.muniment.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.muniment.api.DocumentationRoute;
import org.muniment.error.MunimentException;
import org.muniment.error.StartupException;
import org.muniment.repository.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the HTTP framework around the services. One per process. */
public final class HttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static @Nullable Muniment muniment;
  private static @Nullable Config config;
  private static @Nullable String firstPassword;

  private HttpServer() {}

  /** What the framework is told. */
  public record Listener(
      String host,
      int port,
      @Nullable String corsOrigins,
      @Nullable Path tlsKeystore,
      String tlsKeystorePassword,
      int tlsPort,
      boolean jsonLog,
      String logLevel,
      long jsonLimit) {}

  static Muniment muniment() {
    Muniment running = muniment;
    if (running == null) {
      throw new IllegalStateException("the services were not started");
    }
    return running;
  }

  static Config config() {
    Config given = config;
    if (given == null) {
      throw new IllegalStateException("the services were not started");
    }
    return given;
  }

  /**
   * Serves until the process is told to stop.
   *
   * @param adminPassword for the first start; empty for a random one
   * @param seed the seed file that the first start loads, or null
   * @return the exit code
   * @throws StartupException with one line for the operator
   */
  public static int run(
      Config settings, Listener listener, String adminPassword, @Nullable Path seed) {
    configure(settings, listener);
    checkFree(listener.host(), listener.port());
    if (listener.tlsKeystore() != null) {
      checkFree(listener.host(), listener.tlsPort());
    }
    Clock clock = settings.settableClock() ? new SettableClock() : Clock.systemUTC();
    Muniment services = new Muniment(settings, Storage.open(settings), clock);
    try {
      services.migrate();
      if (services.repositories().list().isEmpty()) {
        firstPassword = firstStart(services, settings, adminPassword, seed);
      }
      services.start();
    } catch (RuntimeException failure) {
      services.close();
      throw failure instanceof MunimentException
          ? new StartupException(String.valueOf(failure.getMessage()), failure)
          : failure;
    }
    use(services, settings);
    // Held callers would keep the framework from stopping: they are answered first.
    Runtime.getRuntime().addShutdownHook(new Thread(services.tasks()::releaseWaiters, "release"));
    DocumentationRoute.serveAsBuilt();
    int[] code = new int[1];
    Quarkus.run(
        Application.class,
        (exit, failure) -> {
          code[0] = exit;
          if (failure != null) {
            LOG.error("The server could not start", failure);
            code[0] = 1;
          }
        });
    return code[0];
  }

  /** Makes the first repository; a seed that isn't well formed leaves nothing behind. */
  private static @Nullable String firstStart(
      Muniment services, Config settings, String adminPassword, @Nullable Path seed) {
    if (seed != null) {
      services.seeds().load().check(seed);
    }
    Optional<FirstStart.Made> made =
        FirstStart.createFirst(services, settings.repository(), adminPassword, settings.bare());
    if (seed != null && made.isPresent()) {
      Repository repository = made.get().repository();
      services.seeds().load().load(repository.id(), repository.name(), FirstStart.ADMIN, seed);
    }
    return made.map(FirstStart.Made::password).orElse(null);
  }

  /** Names the services that the framework hands to the resources. */
  static void use(Muniment services, Config settings) {
    muniment = services;
    config = settings;
  }

  private static void configure(Config settings, Listener listener) {
    set("quarkus.http.host", listener.host());
    set("quarkus.http.port", Integer.toString(listener.port()));
    set("muniment.http.json-limit", Long.toString(listener.jsonLimit()));
    set("quarkus.log.level", listener.logLevel());
    if (settings.publicUrl() != null) {
      set("muniment.public-url", settings.publicUrl());
    }
    set("quarkus.log.console.json.enabled", Boolean.toString(listener.jsonLog()));
    if (listener.corsOrigins() != null) {
      set("quarkus.http.cors.enabled", "true");
      set("quarkus.http.cors.origins", listener.corsOrigins());
    }
    Path keystore = listener.tlsKeystore();
    if (keystore != null) {
      TlsKeyStore.check(keystore, listener.tlsKeystorePassword());
      set("quarkus.http.ssl.certificate.key-store-file", keystore.toString());
      set("quarkus.http.ssl.certificate.key-store-password", listener.tlsKeystorePassword());
      set("quarkus.http.ssl-port", Integer.toString(listener.tlsPort()));
    }
  }

  private static void set(String property, String value) {
    System.setProperty(property, value);
  }

  private static void checkFree(String host, int port) {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
    } catch (IOException taken) {
      throw new StartupException(
          "Can't listen on " + host + ":" + port + ": " + taken.getMessage() + ".", taken);
    }
  }

  /** What runs inside the framework. */
  public static final class Application implements QuarkusApplication {
    @Override
    public int run(String... arguments) {
      greet();
      Quarkus.waitForExit();
      return 0;
    }

    private static void greet() {
      String host = ConfigProvider.getConfig().getValue("quarkus.http.host", String.class);
      // The framework writes the port it got into the configuration.
      int port = ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
      String base = Greeting.base(config().publicUrl(), host, port);
      String repository = muniment().repositories().list().get(0).name();
      Greeting.print(System.out, base, repository, firstPassword);
    }
  }
}

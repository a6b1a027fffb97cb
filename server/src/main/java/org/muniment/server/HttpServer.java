package org.muniment.server;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.muniment.error.MunimentException;
import org.muniment.error.StartupException;
import org.muniment.repository.Repository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the HTTP framework around the services. One per process. */
public final class HttpServer {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
  private static final CompletableFuture<Muniment> MUNIMENT = new CompletableFuture<>();
  private static volatile @Nullable Config config;
  private static volatile @Nullable String firstPassword;
  private static volatile boolean abandoned;

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

  /** The services; waits until they are there. */
  static Muniment muniment() {
    return MUNIMENT.join();
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
    config = settings;
    int[] code = new int[1];
    // Both take about as long: the framework waits where it first needs the services.
    Thread framework = new Thread(() -> code[0] = runFramework(), "framework");
    framework.setContextClassLoader(HttpServer.class.getClassLoader());
    framework.start();
    Muniment services;
    try {
      services = open(settings, adminPassword, seed);
    } catch (RuntimeException failure) {
      abandoned = true;
      throw failure;
    }
    // Held callers would keep the framework from stopping: they are answered first.
    Runtime.getRuntime().addShutdownHook(new Thread(services.tasks()::releaseWaiters, "release"));
    use(services, settings);
    try {
      framework.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return code[0];
  }

  private static Muniment open(Config settings, String adminPassword, @Nullable Path seed) {
    Clock clock = settings.settableClock() ? new SettableClock() : Clock.systemUTC();
    Muniment services = new Muniment(settings, Storage.open(settings), clock);
    try {
      services.migrate();
      if (services.repositories().list().isEmpty()) {
        firstPassword = firstStart(services, settings, adminPassword, seed);
      }
      services.start();
      return services;
    } catch (RuntimeException failure) {
      services.close();
      throw failure instanceof MunimentException
          ? new StartupException(String.valueOf(failure.getMessage()), failure)
          : failure;
    }
  }

  private static int runFramework() {
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

  /**
   * Whether the framework was left waiting for services that could not be opened, so that the
   * process can't end in an orderly way; there is nothing left to be closed then.
   */
  public static boolean isAbandoned() {
    return abandoned;
  }

  /** Makes the first repository; a seed that isn't well formed leaves nothing behind. */
  private static @Nullable String firstStart(
      Muniment services, Config settings, String adminPassword, @Nullable Path seed) {
    if (seed != null) {
      services.seeds().load().check(seed);
    }
    FirstStart.Made made =
        FirstStart.create(services, settings.repository(), adminPassword, settings.bare());
    if (seed != null) {
      Repository repository = made.repository();
      services.seeds().load().load(repository.id(), repository.name(), FirstStart.ADMIN, seed);
    }
    return made.password();
  }

  /** Names the services that the framework hands to the resources. */
  static void use(Muniment services, Config settings) {
    config = settings;
    MUNIMENT.complete(services);
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
      if (!Files.isReadable(keystore)) {
        throw new StartupException("The key store " + keystore + " can't be read.");
      }
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
      String shown = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
      String publicUrl = config().publicUrl();
      String base =
          (publicUrl == null ? "http://" + shown + ":" + port : publicUrl) + "/LFRepositoryAPI";
      String repository = muniment().repositories().list().get(0).name();
      String password = firstPassword;
      Greeting.print(System.out, base, repository, password, List.of());
    }
  }
}

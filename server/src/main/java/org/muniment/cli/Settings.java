package org.muniment.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.muniment.blob.S3Location;
import org.muniment.repository.RepositoryService;
import org.muniment.server.Config;
import org.muniment.task.TaskConfig;
import org.muniment.task.TaskLimits;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The settings of the server, which every command shares. Each is also an environment variable and
 * a line of the configuration file; see {@link SettingsProvider} and docs/configuration.md.
 */
final class Settings {
  /** The sets of limits there are. */
  enum Profile {
    selfhosted,
    cloud
  }

  /** How the log is written. */
  enum LogFormat {
    text,
    json
  }

  /** How much is logged. */
  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** A browser sends an origin without a path, so one with a path or a slash would never match. */
  private static final String ORIGIN = "(?:[*]|[A-Za-z][A-Za-z0-9+.-]*://[^/,\\s]+)";

  private static final String ORIGINS = ORIGIN + "(?:\\s*,\\s*" + ORIGIN + ")*";

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec;

  @Option(names = "--config", paramLabel = "FILE", description = "Read settings from this file.")
  @Nullable Path config;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (${DEFAULT-VALUE}).")
  String host;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port to listen on (${DEFAULT-VALUE}); 0 for any free one.")
  int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "muniment-data",
      description = "Data directory (${DEFAULT-VALUE}).")
  Path data;

  @Option(
      names = "--blobs",
      paramLabel = "PLACE",
      description = "Directory or s3://bucket/prefix for contents (blobs in the data directory).")
  @Nullable String blobs;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "JDBC URL of your own PostgreSQL (an embedded one in the data directory).")
  @Nullable String databaseUrl;

  @Option(names = "--database-user", defaultValue = "muniment", description = "Its user.")
  String databaseUser;

  @Option(
      names = "--database-password",
      defaultValue = "",
      description = "Its password; better given as MUNIMENT_DATABASE_PASSWORD.")
  String databasePassword;

  @Option(
      names = "--database-pool",
      defaultValue = "20",
      description = "Most connections to the database (${DEFAULT-VALUE}).")
  int databasePool;

  @Option(
      names = "--public-url",
      paramLabel = "URL",
      description = "What links begin with (taken from each request).")
  @Nullable String publicUrl;

  @Option(
      names = "--repository",
      paramLabel = "NAME",
      defaultValue = "demo",
      description = "The repository made at the first start (${DEFAULT-VALUE}).")
  String repository;

  @Option(
      names = "--bare",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Make repositories without definitions to begin with (${DEFAULT-VALUE}).")
  boolean bare;

  @Option(
      names = "--admin-password",
      defaultValue = "",
      hidden = true,
      description = "Password of 'admin', at the first start only.")
  String adminPassword;

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "Seed file to load at the first start (none).")
  @Nullable Path seed;

  @Option(
      names = "--profile",
      defaultValue = "selfhosted",
      description = "Limits: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  Profile profile;

  @Option(
      names = "--session-operations",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "Copies and deletes that one access token may run at once, 0 for any (${DEFAULT-VALUE}).")
  int sessionOperations;

  @Option(
      names = "--session-searches",
      paramLabel = "NUMBER",
      defaultValue = "0",
      description =
          "Searches that one access token may have open at once, 0 for any (${DEFAULT-VALUE}).")
  int sessionSearches;

  @Option(
      names = "--anonymous-repositories",
      arity = "1",
      defaultValue = "true",
      description = "Whether the list of repositories is open to all (${DEFAULT-VALUE}).")
  boolean anonymousRepositories;

  @Option(
      names = "--import-limit",
      paramLabel = "BYTES",
      defaultValue = "104857600",
      description = "Largest file in a synchronous import (${DEFAULT-VALUE}).")
  long importLimit;

  @Option(
      names = "--json-limit",
      paramLabel = "BYTES",
      defaultValue = "5242880",
      description = "Largest JSON body (${DEFAULT-VALUE}).")
  long jsonLimit;

  @Option(
      names = "--task-workers",
      defaultValue = "0",
      description = "Threads for long operations; 0 for one per processor, at least 2.")
  int taskWorkers;

  @Option(
      names = "--task-wait",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Longest time a call for tasks is held (${DEFAULT-VALUE}).")
  int taskWait;

  @Option(
      names = "--task-expiry",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description = "How long ended tasks are known (${DEFAULT-VALUE}).")
  int taskExpiry;

  @Option(
      names = "--link-lifetime",
      paramLabel = "SECONDS",
      defaultValue = "900",
      description = "How long download links work (${DEFAULT-VALUE}).")
  int linkLifetime;

  @Option(
      names = "--search-time",
      paramLabel = "SECONDS",
      defaultValue = "300",
      description = "How long a search may run in the database (${DEFAULT-VALUE}).")
  int searchTime;

  @Option(
      names = "--domain",
      defaultValue = "localhost",
      description = "Domain written into access keys and tokens (${DEFAULT-VALUE}).")
  String domain;

  @Option(
      names = "--cors-origins",
      paramLabel = "ORIGINS",
      description = "Origins of browser clients, separated by commas (none).")
  @Nullable String corsOrigins;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description = "PKCS12 or JKS key store; turns on HTTPS.")
  @Nullable Path tlsKeystore;

  @Option(
      names = "--tls-keystore-password",
      defaultValue = "",
      description = "Its password; better given as MUNIMENT_TLS_KEYSTORE_PASSWORD.")
  String tlsKeystorePassword;

  @Option(
      names = "--tls-port",
      defaultValue = "8443",
      description = "Port for HTTPS (${DEFAULT-VALUE}).")
  int tlsPort;

  @Option(
      names = "--log-format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  LogFormat logFormat;

  @Option(
      names = "--log-level",
      defaultValue = "INFO",
      description = "Least level to log: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
  LogLevel logLevel;

  @Option(
      names = "--settable-clock",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      description = "Let administrators put the clock forward, for tests (${DEFAULT-VALUE}).")
  boolean settableClock;

  @Option(
      names = "--ocr-languages",
      defaultValue = "eng",
      description = "Languages of scanned pages, as Tesseract takes them (${DEFAULT-VALUE}).")
  String ocrLanguages;

  /**
   * @throws ParameterException when values don't go together
   */
  Config toConfig() {
    atLeast("--port", port, 0);
    atLeast("--database-pool", databasePool, 4);
    atLeast("--import-limit", importLimit, 1);
    atLeast("--json-limit", jsonLimit, 1024);
    atLeast("--session-operations", sessionOperations, 0);
    atLeast("--session-searches", sessionSearches, 0);
    atLeast("--task-workers", taskWorkers, 0);
    atLeast("--task-wait", taskWait, 0);
    atLeast("--task-expiry", taskExpiry, 1);
    atLeast("--link-lifetime", linkLifetime, 1);
    atLeast("--search-time", searchTime, 1);
    if (port > 65_535 || tlsPort < 0 || tlsPort > 65_535) {
      throw bad("A port is a number from 0 to 65535.");
    }
    if (!RepositoryService.isName(repository)) {
      throw bad("--repository is not a possible name: " + RepositoryService.NAME_RULE);
    }
    if (!ocrLanguages.matches("[A-Za-z][A-Za-z0-9_/]*([+][A-Za-z][A-Za-z0-9_/]*)*")) {
      throw bad("--ocr-languages are names such as eng or eng+deu.");
    }
    if (databaseUrl != null && !databaseUrl.startsWith("jdbc:postgresql:")) {
      throw bad("--database-url must begin with jdbc:postgresql:");
    }
    if (host.isBlank()) {
      throw bad("--host is empty.");
    }
    if (tlsKeystore != null && tlsPort == port && port != 0) {
      throw bad("--port and --tls-port must differ.");
    }
    if (publicUrl != null && !isBaseUrl(publicUrl)) {
      throw bad("--public-url must be an address like https://docs.example.org: " + publicUrl);
    }
    if (corsOrigins != null && !corsOrigins.strip().matches(ORIGINS)) {
      throw bad("--cors-origins are origins like https://app.example.org, separated by commas.");
    }
    if (!domain.matches("[A-Za-z0-9._-]+(:[0-9]{1,5})?")) {
      throw bad("--domain is a name like example.org or localhost:8443: " + domain);
    }
    S3Location s3 = s3Location();
    TaskConfig defaults = TaskConfig.defaults();
    return new Config(
        data,
        databaseUrl == null
            ? null
            : new Config.ExternalDatabase(databaseUrl, databaseUser, databasePassword),
        databasePool,
        blobs == null || s3 != null ? null : Path.of(blobs),
        s3,
        publicUrl,
        repository,
        bare,
        domain,
        Duration.ofSeconds(linkLifetime),
        Duration.ofSeconds(searchTime),
        importLimit,
        anonymousRepositories,
        settableClock,
        ocrLanguages,
        new TaskConfig(
            taskWorkers == 0 ? defaults.workers() : taskWorkers,
            defaults.lease(),
            defaults.slice(),
            Duration.ofSeconds(taskExpiry),
            defaults.keyExpiry(),
            Duration.ofSeconds(taskWait),
            (profile == Profile.cloud ? TaskLimits.CLOUD : TaskLimits.NONE)
                .perSession(sessionOperations, sessionSearches)));
  }

  private @Nullable S3Location s3Location() {
    if (blobs == null || !blobs.startsWith("s3:")) {
      return null;
    }
    return S3Location.parse(blobs)
        .orElseThrow(() -> bad("--blobs is not an address like s3://bucket/prefix: " + blobs));
  }

  /** Something that a path can be added to. */
  static boolean isBaseUrl(String url) {
    try {
      URI uri = new URI(url);
      return ("http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme()))
          && uri.getHost() != null
          && uri.getPort() <= 65_535
          && uri.getRawUserInfo() == null
          && uri.getRawQuery() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException nonsense) {
      return false;
    }
  }

  private ParameterException bad(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void atLeast(String option, long value, long least) {
    if (value < least) {
      throw bad(option + " must be at least " + least + ".");
    }
  }
}

package org.muniment.cli;

import java.util.concurrent.Callable;
import org.muniment.server.HttpServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the server until it is told to stop. */
@Command(name = "serve", description = "Run the server (the default command).")
final class ServeCommand implements Callable<Integer> {
  @Mixin Settings settings;

  @Override
  public Integer call() {
    return HttpServer.run(
        settings.toConfig(),
        new HttpServer.Listener(
            settings.host,
            settings.port,
            settings.corsOrigins,
            settings.tlsKeystore,
            settings.tlsKeystorePassword,
            settings.tlsPort,
            settings.logFormat == Settings.LogFormat.json,
            settings.logLevel.name(),
            settings.jsonLimit),
        settings.adminPassword,
        settings.seed);
  }
}

package org.muniment.server;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Closes the services when the framework has answered the last request. */
@Singleton
class Shutdown {
  void stop(@Observes @Priority(Integer.MAX_VALUE) ShutdownEvent event) {
    HttpServer.muniment().close();
  }
}

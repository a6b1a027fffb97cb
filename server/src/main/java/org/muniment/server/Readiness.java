package org.muniment.server;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.muniment.error.MunimentException;

/** Ready is who reaches the database. */
@Singleton
@org.eclipse.microprofile.health.Readiness
class Readiness implements HealthCheck {
  private static final String NAME = "database";

  @Override
  public HealthCheckResponse call() {
    try {
      HttpServer.muniment().database().ping();
      return HealthCheckResponse.up(NAME);
    } catch (MunimentException away) {
      return HealthCheckResponse.named(NAME).down().withData("reason", away.text()).build();
    }
  }
}

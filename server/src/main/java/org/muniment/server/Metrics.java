package org.muniment.server;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.muniment.error.MunimentException;
import org.muniment.task.TaskService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What {@code /metrics} tells beside HTTP and the JVM; docs/operating.md explains each. */
@Singleton
class Metrics {
  private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);
  private static final Duration COUNTED_EVERY = Duration.ofSeconds(10);

  private final MeterRegistry registry;
  private final Muniment muniment = HttpServer.muniment();
  private final MultiGauge tasks;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "metrics");
            thread.setDaemon(true);
            return thread;
          });

  @Inject
  Metrics(MeterRegistry registry) {
    this.registry = registry;
    this.tasks =
        MultiGauge.builder("muniment.tasks")
            .description("Tasks in the database, by type and status")
            .register(registry);
  }

  void register(@Observes StartupEvent event) {
    TaskService service = muniment.tasks();
    for (String handler : service.handlers()) {
      FunctionCounter.builder(
              "muniment.task.units",
              service,
              of -> of.unitsDone().getOrDefault(handler, 0L).doubleValue())
          .tag("handler", handler)
          .description("Units of work, such as entries, that tasks have done on this node")
          .register(registry);
    }
    Gauge.builder("muniment.tasks.running", service, TaskService::runningTasks)
        .description("Tasks that this node works on now")
        .register(registry);
    Gauge.builder("muniment.tasks.waiting.callers", service, TaskService::waitingCallers)
        .description("Callers that wait for a task on this node")
        .register(registry);
    Gauge.builder(
            "muniment.database.connections.used",
            muniment.database(),
            database -> database.connectionsInUse())
        .description("Database connections in use")
        .register(registry);
    Gauge.builder(
            "muniment.database.connections.awaited",
            muniment.database(),
            database -> database.callersWaiting())
        .description("Threads that wait for a database connection")
        .register(registry);
    timer.scheduleWithFixedDelay(this::count, 0, COUNTED_EVERY.toSeconds(), TimeUnit.SECONDS);
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }

  private void count() {
    try {
      tasks.register(
          muniment.tasks().counts().stream()
              .map(
                  count ->
                      MultiGauge.Row.of(
                          Tags.of(
                              "type",
                              count.type(),
                              "status",
                              count.status(),
                              "running",
                              Boolean.toString(count.running())),
                          count.tasks()))
              .toList(),
          true);
    } catch (MunimentException away) {
      LOG.warn("Tasks could not be counted: {}", away.text());
    }
  }
}

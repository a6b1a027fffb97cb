package org.muniment.server;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.muniment.api.BearerFilter;
import org.muniment.api.Problems;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

/**
 * Tells the server's time, and lets administrators put it forward: {@code POST
 * /clock?advance=PT15M}. Only there when the server was started with a settable clock.
 */
@Singleton
class ClockRoute {
  private static final String PATH = "/clock";
  private static final Duration FARTHEST = Duration.ofDays(3_650);

  private final Muniment muniment = HttpServer.muniment();
  private final Problems problems;

  @Inject
  ClockRoute(Problems problems) {
    this.problems = problems;
  }

  void register(@Observes Router router) {
    if (muniment.clock() instanceof SettableClock clock) {
      router.get(PATH).handler(context -> answer(context, clock));
      router.post(PATH).blockingHandler(context -> advance(context, clock), false);
    }
  }

  private void advance(RoutingContext context, SettableClock clock) {
    try {
      muniment
          .access()
          .requireAdministrator(
              muniment
                  .tokenVerifier()
                  .verify(BearerFilter.token(context.request().getHeader("Authorization"))));
      clock.advance(duration(context.request().getParam("advance")));
      answer(context, clock);
    } catch (MunimentException refused) {
      problems.write(context, refused);
    }
  }

  private static Duration duration(@Nullable String text) {
    try {
      Duration by = Duration.parse(text == null ? "" : text);
      if (!by.isNegative() && by.compareTo(FARTHEST) <= 0) {
        return by;
      }
    } catch (DateTimeParseException notOne) {
      throw new MunimentException(
          ErrorCode.INVALID_REQUEST, "The parameter advance is no duration such as PT15M.", notOne);
    }
    throw new MunimentException(
        ErrorCode.INVALID_REQUEST, "The clock goes forward only, and by ten years at most.");
  }

  private static void answer(RoutingContext context, SettableClock clock) {
    context
        .response()
        .putHeader("Content-Type", "application/json")
        .end(new JsonObject().put("now", clock.instant().toString()).encode());
  }
}

package org.muniment.api;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.muniment.identity.Caller;

/** Knows who makes the request that is being answered; {@link BearerFilter} found it out. */
@Singleton
public class Callers {
  private static final String KEY = "muniment.caller";

  private final CurrentVertxRequest current;

  @Inject
  Callers(CurrentVertxRequest current) {
    this.current = current;
  }

  void begin(Caller caller) {
    current.getCurrent().put(KEY, caller);
  }

  /** The caller; there is one in every resource below a repository. */
  public Caller current() {
    Caller caller = current.getCurrent().get(KEY);
    if (caller == null) {
      throw new IllegalStateException("the request was not authenticated");
    }
    return caller;
  }
}

package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user in a seed. What is null is not said.
 *
 * @param role administrator, user or reader; user when a new one doesn't say
 * @param password in plain text, for tests; read, never written
 * @param attributes what is kept for the user, by key
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedUser(
    @Nullable String name,
    @Nullable String role,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String password,
    @Nullable Boolean enabled,
    @Nullable Map<String, @Nullable String> attributes) {
  @Override
  public String toString() {
    return "SeedUser[name=" + name + "]";
  }
}

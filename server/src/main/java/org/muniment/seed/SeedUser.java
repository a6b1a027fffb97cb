package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user in a seed. What is null is not said.
 *
 * @param role administrator, user or reader; user when a new one doesn't say
 * @param password in plain text, for tests; read, never written
 * @param attributes what is kept for the user, by key
 * @param privileges besides those of the role
 * @param features instead of those of the role; an empty list for none
 * @param tags the names of the security tags held
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedUser(
    @Nullable String name,
    @Nullable String role,
    @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable String password,
    @Nullable Boolean enabled,
    @Nullable Map<String, @Nullable String> attributes,
    @Nullable List<String> privileges,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> features,
    @Nullable List<String> tags) {
  SeedUser holding(
      @Nullable List<String> newPrivileges,
      @Nullable List<String> newFeatures,
      @Nullable List<String> newTags) {
    return new SeedUser(
        name, role, password, enabled, attributes, newPrivileges, newFeatures, newTags);
  }

  @Override
  public String toString() {
    return "SeedUser[name=" + name + "]";
  }
}

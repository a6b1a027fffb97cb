package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A group in a seed. What is null is not said.
 *
 * @param members the names of users and other groups
 * @param privileges names of {@link org.muniment.identity.Privilege}
 * @param features names of {@link org.muniment.identity.FeatureRight}; an empty list for none
 * @param tags the names of the security tags that it holds
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedGroup(
    @Nullable String name,
    @Nullable List<String> members,
    @Nullable List<String> privileges,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> features,
    @Nullable List<String> tags) {}

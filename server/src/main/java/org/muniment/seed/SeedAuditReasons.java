package org.muniment.seed;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reasons that can be given for an event, in a seed. What is null is not said.
 *
 * @param event the name of an {@link org.muniment.audit.AuditEvent}
 * @param required whether one of them has to be given
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SeedAuditReasons(
    @Nullable String event, @Nullable Boolean required, @Nullable List<String> reasons) {}

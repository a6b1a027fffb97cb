package org.muniment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.muniment.error.ErrorCode;

/**
 * The body of every error answer, and an element of a task's errors (contract: overview §7). Absent
 * members are left out: clients refuse a null {@code errorCode}.
 */
@Schema(name = "ProblemDetails", requiredProperties = "status")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemDetails(
    @Nullable String type,
    @Nullable String title,
    int status,
    @Nullable String detail,
    @Nullable String instance,
    @Nullable String operationId,
    @Nullable String errorSource,
    @Nullable Integer errorCode,
    @Nullable String traceId,
    @Nullable String instanceDetail) {

  /** Describes a failure; {@code instance} is the path it concerns. */
  public static ProblemDetails of(
      ErrorCode code, String title, String instance, String operationId, String traceId) {
    return new ProblemDetails(
        code.type(),
        title,
        HttpStatus.of(code.kind()),
        null,
        instance,
        operationId,
        code.source().wireName(),
        code.number() == 0 ? null : code.number(),
        traceId,
        null);
  }
}

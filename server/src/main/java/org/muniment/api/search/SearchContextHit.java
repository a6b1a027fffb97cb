package org.muniment.api.search;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place where a search matched. */
@Schema(name = "SearchContextHit")
public record SearchContextHit(
    HitType hitType,
    boolean isAnnotationHit,
    int annotationId,
    int pageNumber,
    int pageOffset,
    @Nullable String context,
    int highlight1Offset,
    int highlight1Length,
    int highlight2Offset,
    int highlight2Length,
    int hitWidth,
    int edocHitCount,
    int fieldHitCount,
    @Nullable String fieldName,
    int hitNumber) {}

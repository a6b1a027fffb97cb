package org.muniment.api.audit;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.muniment.api.Page;

/** A page of {@link AuditReasonDto}, as the OpenAPI document describes it. */
@Schema(name = "AuditReasonCollectionResponse")
public interface AuditReasonCollectionResponse extends Page<AuditReasonDto> {}

package org.muniment.api.accesscontrol;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The privileges, tags and audit settings of a trustee. */
@Schema(name = "TrusteeSecurity")
public record TrusteeSecurityDto(
    Map<String, Boolean> privileges,
    Map<String, Boolean> featureRights,
    boolean isReadOnly,
    List<TrusteeTagDto> tags,
    @Nullable TrusteeAuditMasksDto auditMasks) {}

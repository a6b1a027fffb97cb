package org.muniment.api.accesscontrol;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which events of a trustee are recorded. */
@Schema(name = "TrusteeAuditMasks")
public record TrusteeAuditMasksDto(Map<String, Boolean> success, Map<String, Boolean> failure) {}

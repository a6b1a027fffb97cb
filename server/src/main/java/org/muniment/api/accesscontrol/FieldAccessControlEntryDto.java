package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a trustee is allowed or denied on a field. */
@Schema(name = "FieldAccessControlEntry")
public record FieldAccessControlEntryDto(
    @Nullable TrusteeIdentityDto trustee,
    @Nullable AccessControlType accessControlType,
    @Nullable List<FieldRight> rights,
    boolean isInherited,
    @Nullable String inheritedFrom) {}

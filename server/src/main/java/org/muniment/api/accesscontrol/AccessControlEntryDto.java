package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a trustee is allowed or denied on an entry. */
@Schema(name = "AccessControlEntry")
public record AccessControlEntryDto(
    @Nullable TrusteeIdentityDto trustee,
    @Nullable AccessControlType accessControlType,
    @Nullable List<EntryRight> rights,
    @Nullable EntryAccessScope scope,
    boolean isInherited,
    @Nullable String inheritedFrom) {}

package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The new access control list of an entry. */
@Schema(name = "SetAccessControlRequest")
public record SetAccessControlRequest(
    @Nullable List<AccessControlEntryDto> entries, @Nullable Boolean inheritParents) {}

package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights a trustee has on an entry. */
@Schema(name = "EntryRights")
public record EntryRightsDto(List<EntryRight> rights, boolean isReadOnly) {}

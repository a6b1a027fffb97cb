package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The access control list of an entry. */
@Schema(name = "AccessControlList")
public record AccessControlListDto(List<AccessControlEntryDto> entries, boolean inheritParents) {}

package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The access control list of a field. */
@Schema(name = "FieldAccessControlList")
public record FieldAccessControlListDto(List<FieldAccessControlEntryDto> entries) {}

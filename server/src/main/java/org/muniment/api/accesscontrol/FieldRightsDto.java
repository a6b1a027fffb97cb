package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights a trustee has on a field. */
@Schema(name = "FieldRights")
public record FieldRightsDto(List<FieldRight> rights, boolean isReadOnly) {}

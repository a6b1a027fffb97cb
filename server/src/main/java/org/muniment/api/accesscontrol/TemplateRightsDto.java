package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The rights a trustee has on a template. */
@Schema(name = "TemplateRights")
public record TemplateRightsDto(List<TemplateRight> rights, boolean isReadOnly) {}

package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The access control list of a template. */
@Schema(name = "TemplateAccessControlList")
public record TemplateAccessControlListDto(List<TemplateAccessControlEntryDto> entries) {}

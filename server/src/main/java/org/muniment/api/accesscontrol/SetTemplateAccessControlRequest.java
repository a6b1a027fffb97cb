package org.muniment.api.accesscontrol;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The new access control list of a template. */
@Schema(name = "SetTemplateAccessControlRequest")
public record SetTemplateAccessControlRequest(
    @Nullable List<TemplateAccessControlEntryDto> entries) {}

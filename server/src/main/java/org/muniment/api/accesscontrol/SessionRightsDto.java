package org.muniment.api.accesscontrol;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The privileges of the caller. */
@Schema(name = "SessionRights")
public record SessionRightsDto(
    Map<String, Boolean> privileges, Map<String, Boolean> featureRights, boolean isReadOnly) {}

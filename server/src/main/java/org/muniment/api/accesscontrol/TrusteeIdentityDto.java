package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A user or a group. */
@Schema(name = "TrusteeIdentity")
public record TrusteeIdentityDto(
    @Nullable String sid,
    @Nullable String accountName,
    @Nullable String trusteeType,
    boolean isUser,
    @Nullable String displayName,
    boolean isDisabled) {}

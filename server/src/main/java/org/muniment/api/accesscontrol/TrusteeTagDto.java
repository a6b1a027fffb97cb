package org.muniment.api.accesscontrol;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A security tag that a trustee holds. */
@Schema(name = "TrusteeTag")
public record TrusteeTagDto(int id, @Nullable String name, boolean isSecure) {}

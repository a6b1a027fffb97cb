package org.muniment.api.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of signing in, for the OpenAPI document. */
@Schema(
    name = "TokenForm",
    requiredProperties = {"grant_type", "username", "password"})
public record TokenForm(
    @JsonProperty("grant_type") @Schema(enumeration = "password") String grantType,
    String username,
    @Schema(format = "password") String password) {}

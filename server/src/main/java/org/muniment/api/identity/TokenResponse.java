package org.muniment.api.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The token that signing in answers with (contract: auth §1).
 *
 * @param expiresIn seconds
 * @param expireIn the same, under the name that some clients look for
 */
@Schema(name = "TokenResponse")
public record TokenResponse(
    @JsonProperty("access_token") String accessToken,
    @JsonProperty("token_type") String tokenType,
    @JsonProperty("expires_in") long expiresIn,
    @JsonProperty("expire_in") long expireIn) {}

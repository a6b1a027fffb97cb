package org.muniment.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A key with which a program gets tokens in the name of a trustee.
 *
 * @param clientId what the program calls itself; unique on the server
 * @param keyId names the key inside the assertions of the program
 * @param revoked since when it is of no use, or null
 */
public record AccessKey(
    int repositoryId,
    String clientId,
    String keyId,
    int trusteeId,
    String trusteeName,
    Instant created,
    @Nullable Instant revoked) {}

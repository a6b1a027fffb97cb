package org.muniment.identity;

import java.time.Instant;

/**
 * A user of one repository.
 *
 * @param name as it was given; may have the form {@code domain\\user} or {@code user@domain}
 * @param enabled whether the user may sign in
 * @param hasPassword whether a sign-in with a password is possible
 * @param tokenEpoch rises when all tokens made so far become invalid
 */
public record Trustee(
    int repositoryId,
    int id,
    String name,
    Role role,
    boolean enabled,
    boolean hasPassword,
    int tokenEpoch,
    Instant created) {}

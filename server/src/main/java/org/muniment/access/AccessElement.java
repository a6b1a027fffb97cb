package org.muniment.access;

/**
 * What one trustee is allowed or denied.
 *
 * @param trusteeId {@link org.muniment.identity.Sid#EVERYONE_ID} for Everyone
 * @param rights as bits
 * @param scope means something for entries only
 */
public record AccessElement(int trusteeId, boolean deny, int rights, AccessScope scope) {}

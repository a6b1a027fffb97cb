package org.muniment.identity;

import java.util.Set;

/**
 * What decides whether a token of a trustee is still good, and what the trustee may do.
 *
 * @param clients the client ids of the access keys that are not revoked
 */
record TrusteeState(String name, Role role, boolean enabled, int tokenEpoch, Set<String> clients) {}

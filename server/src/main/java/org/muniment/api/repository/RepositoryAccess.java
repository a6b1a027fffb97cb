package org.muniment.api.repository;

/**
 * Who may see which repositories there are.
 *
 * @param anonymous whether the list is open to everybody (contract: auth, "the only call that works
 *     without a token")
 */
public record RepositoryAccess(boolean anonymous) {}

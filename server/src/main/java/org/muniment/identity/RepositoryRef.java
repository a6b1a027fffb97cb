package org.muniment.identity;

/** A repository, as far as a token needs to know it. */
public record RepositoryRef(int id, String name) {}

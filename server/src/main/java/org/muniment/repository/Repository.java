package org.muniment.repository;

/**
 * A repository: a tree of entries with its own users and definitions.
 *
 * @param id the number by which the database knows it
 * @param name the name by which clients know it, their "repository id"; compared without regard to
 *     case
 */
public record Repository(int id, String name) {}

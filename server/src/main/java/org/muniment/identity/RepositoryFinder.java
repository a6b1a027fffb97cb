package org.muniment.identity;

import java.util.Optional;

/** Finds repositories by name; the package that keeps them is above this one and provides it. */
@FunctionalInterface
public interface RepositoryFinder {
  /** Empty when there is no such repository. */
  Optional<RepositoryRef> find(String name);
}

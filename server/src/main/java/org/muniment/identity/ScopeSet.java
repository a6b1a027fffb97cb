package org.muniment.identity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a token may be used for (contract: auth §2, §5). Immutable.
 *
 * <p>A scope is {@code repository.Read}, or with a resource path {@code
 * repository/Repositories/r-abc/Entries/1.Read}, which covers that path and everything below it.
 */
public final class ScopeSet {
  private static final String ROOT = "repository";
  private static final ScopeSet UNLIMITED = new ScopeSet(List.of(), true);
  private static final ScopeSet NONE = new ScopeSet(List.of(), false);

  private final List<Scope> scopes;
  private final boolean unlimited;

  /** What an operation needs. */
  public enum Right {
    READ("Read"),
    WRITE("Write");

    private final String word;

    Right(String word) {
      this.word = word;
    }
  }

  /** One scope as it is written, and taken apart. */
  private record Scope(String text, ResourcePath path, Set<Right> rights) {}

  private ScopeSet(List<Scope> scopes, boolean unlimited) {
    this.scopes = scopes;
    this.unlimited = unlimited;
  }

  /** No limit, as after a sign-in with a password. */
  public static ScopeSet unlimited() {
    return UNLIMITED;
  }

  /** Nothing is allowed. */
  public static ScopeSet none() {
    return NONE;
  }

  /**
   * Reads a list of scopes separated by blanks. Leaves out what is unknown here and what occurs
   * twice, and writes {@code repository.ReadWrite} as two scopes.
   */
  public static ScopeSet parse(@Nullable String text) {
    if (text == null) {
      return NONE;
    }
    LinkedHashSet<Scope> scopes = new LinkedHashSet<>();
    for (String word : text.split(" ", -1)) {
      addTo(scopes, word);
    }
    return scopes.isEmpty() ? NONE : new ScopeSet(List.copyOf(scopes), false);
  }

  private static void addTo(Set<Scope> scopes, String word) {
    int dot = word.lastIndexOf('.');
    if (dot < 0 || !(word.startsWith(ROOT + ".") || word.startsWith(ROOT + "/"))) {
      return;
    }
    Set<Right> rights = rights(word.substring(dot + 1));
    if (dot == ROOT.length()) {
      for (Right right : rights) {
        scopes.add(new Scope(ROOT + "." + right.word, ResourcePath.ROOT, Set.of(right)));
      }
      return;
    }
    ResourcePath path = ResourcePath.parse(word.substring(Math.min(ROOT.length(), dot), dot));
    // A prefix without a segment would silently mean everything.
    if (path != null && !path.isRoot() && !rights.isEmpty()) {
      scopes.add(new Scope(word, path, rights));
    }
  }

  /** The rights in a concatenation such as {@code ReadWrite}; empty when it is none. */
  private static Set<Right> rights(String words) {
    return switch (words) {
      case "Read" -> Set.of(Right.READ);
      case "Write" -> Set.of(Right.WRITE);
      case "ReadWrite", "WriteRead" -> new LinkedHashSet<>(Arrays.asList(Right.values()));
      default -> Set.of();
    };
  }

  /**
   * Whether an operation that needs a right is covered.
   *
   * @param resourcePath the path of the request after the version, as it came, such as {@code
   *     /Repositories/r-abc/Entries/1}
   */
  public boolean allows(Right right, String resourcePath) {
    if (unlimited) {
      return true;
    }
    List<Scope> candidates = new ArrayList<>();
    for (Scope scope : scopes) {
      if (scope.rights.contains(right)) {
        if (scope.path.isRoot()) {
          return true;
        }
        candidates.add(scope);
      }
    }
    if (candidates.isEmpty()) {
      return false;
    }
    ResourcePath path = ResourcePath.parse(resourcePath);
    return path != null && candidates.stream().anyMatch(scope -> scope.path.covers(path));
  }

  /** Whether nothing at all is allowed, not even operations that need no particular scope. */
  public boolean isEmpty() {
    return !unlimited && scopes.isEmpty();
  }

  public boolean isUnlimited() {
    return unlimited;
  }

  /** The scopes separated by blanks; empty for none and for unlimited. */
  @Override
  public String toString() {
    return scopes.stream().map(Scope::text).collect(Collectors.joining(" "));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ScopeSet that
        && unlimited == that.unlimited
        && scopes.equals(that.scopes);
  }

  @Override
  public int hashCode() {
    return scopes.hashCode() * 31 + Boolean.hashCode(unlimited);
  }
}

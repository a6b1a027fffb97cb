package org.muniment.search.language;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What {@code Type=}, {@code Subfolders=} and {@code option=} say about a condition. A property
 * uses the parts it knows ({@link SearchProperty#options}); the others stay at their defaults.
 *
 * @param entries the kinds of entries to find (for {@code LF:ChildName}, of the child)
 * @param annotations the kinds of annotations to look in
 * @param subfolders whether to look below folders inside the folder
 * @param targets where {@code LF:Basic} looks
 * @param leading L: words may begin with something else; never applies to document text
 * @param trailing T: words may go on; never applies to document text
 */
public record SearchOptions(
    Set<EntryKind> entries,
    Set<AnnotationKind> annotations,
    boolean subfolders,
    Set<BasicTarget> targets,
    boolean leading,
    boolean trailing) {

  /** What holds when a clause has no options. */
  public static final SearchOptions DEFAULT =
      new SearchOptions(
          EntryKind.EVERY, AnnotationKind.EVERY, true, BasicTarget.EVERY, false, false);

  public SearchOptions {
    entries = ordered(entries);
    annotations = ordered(annotations);
    targets = ordered(targets);
    if (entries.contains(EntryKind.DOCUMENT) && entries.contains(EntryKind.PLAIN_DOCUMENT)) {
      EnumSet<EntryKind> rest = EnumSet.copyOf(entries);
      rest.remove(EntryKind.PLAIN_DOCUMENT);
      entries = Collections.unmodifiableSet(rest);
    }
  }

  SearchOptions withEntries(Set<EntryKind> changed) {
    return new SearchOptions(changed, annotations, subfolders, targets, leading, trailing);
  }

  SearchOptions withAnnotations(Set<AnnotationKind> changed) {
    return new SearchOptions(entries, changed, subfolders, targets, leading, trailing);
  }

  SearchOptions withSubfolders(boolean changed) {
    return new SearchOptions(entries, annotations, changed, targets, leading, trailing);
  }

  SearchOptions withBasic(Set<BasicTarget> where, boolean before, boolean after) {
    return new SearchOptions(entries, annotations, subfolders, where, before, after);
  }

  private static <E extends Enum<E>> Set<E> ordered(Collection<E> members) {
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an option needs a letter");
    }
    return Collections.unmodifiableSet(EnumSet.copyOf(members));
  }
}

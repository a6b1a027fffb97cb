package org.muniment.seed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muniment.annotation.Annotation;
import org.muniment.annotation.AnnotationCopies;
import org.muniment.annotation.AnnotationShape;
import org.muniment.blob.BlobRef;

/**
 * Finds which annotations of a seed are there. Each one that is there stands for one that is
 * wanted, and as many as possible do: a seed that leaves out creators or z-orders would else find
 * less than it brought.
 */
final class AnnotationMatching {
  private AnnotationMatching() {}

  /** What has to be the same. */
  private record Key(
      int pageNumber,
      Annotation.Common common,
      AnnotationShape shape,
      @Nullable BlobRef content,
      boolean ofOtherText) {
    static Key of(AnnotationSeeder.Wanted wanted) {
      return new Key(
          wanted.pageNumber(),
          wanted.draft().common().withZOrder(0),
          wanted.draft().shape(),
          wanted.content(),
          wanted.item().ofOtherText() && hasSpan(wanted.draft().shape()));
    }

    static Key of(AnnotationCopies.Laid laid) {
      Annotation annotation = laid.annotation();
      return new Key(
          annotation.pageNumber(),
          annotation.common().withZOrder(0),
          annotation.shape(),
          annotation.content(),
          laid.ofOtherText() && hasSpan(annotation.shape()));
    }

    /** For what else is the text of no matter. */
    private static boolean hasSpan(AnnotationShape shape) {
      return shape instanceof AnnotationShape.Redaction redaction && redaction.textStart() >= 0;
    }
  }

  /** Those that are not there, in their order. */
  static List<AnnotationSeeder.Wanted> missing(
      List<AnnotationSeeder.Wanted> wanted, List<AnnotationCopies.Laid> present) {
    Map<Key, List<Annotation>> there = new HashMap<>();
    for (AnnotationCopies.Laid laid : present) {
      there.computeIfAbsent(Key.of(laid), key -> new ArrayList<>()).add(laid.annotation());
    }
    Map<Key, Group> groups = new HashMap<>();
    List<AnnotationSeeder.Wanted> missing = new ArrayList<>();
    for (AnnotationSeeder.Wanted one : wanted) {
      Group group =
          groups.computeIfAbsent(Key.of(one), key -> new Group(there.getOrDefault(key, List.of())));
      if (!group.match(one)) {
        missing.add(one);
      }
    }
    return missing;
  }

  /** Annotations that differ in creator and z-order at most, and who stands for which. */
  private static final class Group {
    private final List<Annotation> present;
    private final List<AnnotationSeeder.Wanted> wanted = new ArrayList<>();
    private final int[] taken;

    Group(List<Annotation> present) {
      this.present = present;
      this.taken = new int[present.size()];
      Arrays.fill(taken, -1);
    }

    boolean match(AnnotationSeeder.Wanted one) {
      wanted.add(one);
      return match(wanted.size() - 1, new BitSet());
    }

    /** Takes a free one, or one whose holder finds another. */
    private boolean match(int seeker, BitSet seen) {
      for (int at = 0; at < taken.length; at++) {
        if (taken[at] < 0 && fits(wanted.get(seeker), present.get(at))) {
          taken[at] = seeker;
          return true;
        }
      }
      for (int at = 0; at < taken.length; at++) {
        if (!seen.get(at) && fits(wanted.get(seeker), present.get(at))) {
          seen.set(at);
          if (match(taken[at], seen)) {
            taken[at] = seeker;
            return true;
          }
        }
      }
      return false;
    }

    private static boolean fits(AnnotationSeeder.Wanted wanted, Annotation there) {
      Integer creator = wanted.creatorId();
      return (creator == null || creator == there.creatorId())
          && (wanted.onTop() || wanted.draft().common().zOrder() == there.common().zOrder());
    }
  }
}

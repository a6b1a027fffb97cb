package org.muniment.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessSumTest {
  private static final int READ = EntryRight.Read.bit();
  private static final Set<Integer> ME = Set.of(0, 7, 9);

  /** Whether a scope reaches: the entry, then container and document one and two levels below. */
  @ParameterizedTest
  @CsvSource({
    "ThisEntry, true, false, false, false, false",
    "Folders, true, true, false, true, false",
    "All, true, true, true, true, true",
    "NotThisEntry, false, true, true, true, true",
    "FoldersOnly, false, true, false, true, false",
    "DocumentsOnly, false, false, true, false, true",
    "Immediate, true, true, true, false, false",
    "ImmediateChildren, false, true, true, false, false",
    "ImmediateDocuments, false, false, true, false, false",
  })
  void scopes_reachByDistanceAndType(
      AccessScope scope,
      boolean self,
      boolean childContainer,
      boolean childDocument,
      boolean deepContainer,
      boolean deepDocument) {
    AccessList list = list(true, allow(7, scope));
    assertThat(granted(true, 0, list)).isEqualTo(self);
    assertThat(granted(true, 1, list)).isEqualTo(childContainer);
    assertThat(granted(false, 1, list)).isEqualTo(childDocument);
    assertThat(granted(true, 2, list)).isEqualTo(deepContainer);
    assertThat(granted(false, 5, list)).isEqualTo(deepDocument);
    // What an element denies, it denies where it would allow.
    AccessList denied = list(true, deny(7, scope));
    AccessList above = list(true, allow(0, AccessScope.All));
    for (int distance = 0; distance < 3; distance++) {
      for (boolean container : new boolean[] {true, false}) {
        int sum =
            new AccessSum(ME, container).add(denied, distance).add(above, distance + 1).allowed();
        assertThat(sum & READ).isEqualTo(scope.reaches(distance, container) ? 0 : READ);
      }
    }
  }

  /** The own list, the one above, the one further up: + allows, - denies, 0 says nothing. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false",
    "0, 0, +, true",
    "0, 0, -, false",
    "0, +, -, true",
    "0, -, +, false",
    "+, -, -, true",
    "-, +, +, false",
    "+-, 0, 0, false",
    "-+, +, +, false",
    "0, +-, +, false",
    "+, +-, -, true",
  })
  void nearestListDecides_andWithinItWhatDenies(
      String own, String above, String top, boolean granted) {
    AccessSum sum = new AccessSum(ME, true).add(said(own), 0).add(said(above), 1).add(said(top), 2);
    assertThat((sum.allowed() & READ) != 0).isEqualTo(granted);
  }

  private static AccessList said(String text) {
    return new AccessList(
        true,
        text.chars()
            .filter(c -> c != '0')
            .mapToObj(c -> c == '+' ? allow(7, AccessScope.All) : deny(9, AccessScope.All))
            .toList());
  }

  @Test
  void listThatDoesNotInherit_endsTheWalk() {
    AccessSum sum =
        new AccessSum(ME, true).add(list(false), 0).add(list(true, allow(7, AccessScope.All)), 1);
    assertThat(sum.allowed()).isZero();
    assertThat(sum.hasEnded()).isTrue();
  }

  @Test
  void elementsOfOthers_sayNothing() {
    assertThat(granted(true, 0, list(true, allow(8, AccessScope.All)))).isFalse();
  }

  @Test
  void rightsAreDecidedOneByOne() {
    AccessList own =
        list(true, new AccessElement(7, true, EntryRight.Delete.bit(), AccessScope.All));
    AccessList above = list(true, new AccessElement(0, false, EntryRight.ALL, AccessScope.All));
    assertThat(new AccessSum(ME, true).add(own, 0).add(above, 1).allowed())
        .isEqualTo(EntryRight.ALL & ~EntryRight.Delete.bit());
  }

  private static AccessList list(boolean inherits, AccessElement... elements) {
    return new AccessList(inherits, List.of(elements));
  }

  private static AccessElement allow(int trustee, AccessScope scope) {
    return new AccessElement(trustee, false, READ, scope);
  }

  private static AccessElement deny(int trustee, AccessScope scope) {
    return new AccessElement(trustee, true, READ, scope);
  }

  private static boolean granted(boolean container, int distance, AccessList list) {
    return (new AccessSum(ME, container).add(list, distance).allowed() & READ) != 0;
  }
}

package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.muniment.identity.ScopeSet.Right;

class ScopeSetPropertyTest {
  @Provide
  Arbitrary<List<String>> paths() {
    // Few and short segments, so that prefixes and near misses are frequent.
    return Arbitraries.of("a", "b", "ab", "A", "1", "12", "x.Read")
        .list()
        .ofMinSize(1)
        .ofMaxSize(4);
  }

  @Provide
  Arbitrary<String> scopeTexts() {
    return Arbitraries.of(
            "repository.Read",
            "repository.Write",
            "repository.ReadWrite",
            "repository/a.Read",
            "repository/a/b.WriteRead",
            "repository/.Read",
            "table.Read",
            "",
            "x",
            ".",
            "repository")
        .list()
        .ofMaxSize(6)
        .map(words -> String.join(" ", words));
  }

  @Property
  void pathScope_allowsExactlyWhatBeginsWithItsSegments(
      @ForAll("paths") List<String> granted, @ForAll("paths") List<String> asked) {
    ScopeSet scopes = ScopeSet.parse("repository/" + String.join("/", granted) + ".Write");

    boolean expected = asked.size() >= granted.size();
    for (int i = 0; expected && i < granted.size(); i++) {
      expected = granted.get(i).equalsIgnoreCase(asked.get(i));
    }
    String path = "/" + String.join("/", asked);
    assertThat(scopes.allows(Right.WRITE, path)).isEqualTo(expected);
    assertThat(scopes.allows(Right.WRITE, path.toUpperCase(Locale.ROOT))).isEqualTo(expected);
    assertThat(scopes.allows(Right.READ, path)).isFalse();
  }

  @Property
  void pathScope_coversEverythingBelow(
      @ForAll("paths") List<String> granted, @ForAll("paths") List<String> below) {
    ScopeSet scopes = ScopeSet.parse("repository/" + String.join("/", granted) + ".Read");
    List<String> asked = new ArrayList<>(granted);
    asked.addAll(below);

    assertThat(scopes.allows(Right.READ, String.join("/", asked))).isTrue();
  }

  @Property
  void parse_ofItsOwnText_isTheSame(@ForAll("scopeTexts") String text) {
    ScopeSet scopes = ScopeSet.parse(text);

    assertThat(ScopeSet.parse(scopes.toString())).isEqualTo(scopes);
  }

  @Property
  void moreScopes_neverAllowLess(
      @ForAll("scopeTexts") String some,
      @ForAll("scopeTexts") String more,
      @ForAll("paths") List<String> asked,
      @ForAll Right right) {
    String path = String.join("/", asked);
    if (ScopeSet.parse(some).allows(right, path)) {
      assertThat(ScopeSet.parse(some + " " + more).allows(right, path)).isTrue();
    }
  }

  @Property
  void parse_anything_neverFailsAndNeverIsUnlimited(@ForAll String text, @ForAll String path) {
    ScopeSet scopes = ScopeSet.parse(text);

    assertThat(scopes.isUnlimited()).isFalse();
    assertThat(scopes.allows(Right.READ, path) && scopes.isEmpty()).isFalse();
  }
}

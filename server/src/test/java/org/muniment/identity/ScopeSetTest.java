package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.identity.ScopeSet.Right;

class ScopeSetTest {
  private static final String ENTRY = "/Repositories/r-abc/Entries/1";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "null",
      value = {
        "null | ''",
        "'' | ''",
        "' ' | ''",
        "repository.Read | repository.Read",
        "repository.ReadWrite | repository.Read repository.Write",
        "repository.WriteRead | repository.Read repository.Write",
        "repository.Write repository.ReadWrite | repository.Write repository.Read",
        "table.Read project/Global repository.Read | repository.Read",
        "repository.read Repository.Read repository.Delete repository.ReadRead | ''",
        "repository. repository .Read repositoryx.Read | ''",
        "repository/.Read repository//.Read | ''",
        "repository/Repositories/r.ReadWrite | repository/Repositories/r.ReadWrite",
        "repository/Repositories/r.a.Read | repository/Repositories/r.a.Read",
        "repository/a/../b.Read repository/%zz.Read | ''",
        "repository.Read  repository.Read | repository.Read",
      })
  void parse_keepsWhatIsKnown(String text, String expected) {
    assertThat(ScopeSet.parse(text)).hasToString(expected);
    assertThat(ScopeSet.parse(text).isEmpty()).isEqualTo(expected.isEmpty());
    assertThat(ScopeSet.parse(expected)).isEqualTo(ScopeSet.parse(text));
  }

  @Test
  void allows_readScope_readsEverythingAndWritesNothing() {
    ScopeSet read = ScopeSet.parse("repository.Read");

    assertThat(read.allows(Right.READ, ENTRY)).isTrue();
    assertThat(read.allows(Right.WRITE, ENTRY)).isFalse();
  }

  @Test
  void allows_writeScope_doesNotRead() {
    ScopeSet write = ScopeSet.parse("repository.Write");

    assertThat(write.allows(Right.WRITE, ENTRY)).isTrue();
    assertThat(write.allows(Right.READ, ENTRY)).isFalse();
  }

  @Test
  void allows_noneAndUnlimited() {
    assertThat(ScopeSet.none().allows(Right.READ, ENTRY)).isFalse();
    assertThat(ScopeSet.none().isEmpty()).isTrue();
    assertThat(ScopeSet.unlimited().allows(Right.WRITE, ENTRY)).isTrue();
    assertThat(ScopeSet.unlimited().isEmpty()).isFalse();
    assertThat(ScopeSet.unlimited()).isNotEqualTo(ScopeSet.none());
  }

  @ParameterizedTest
  @CsvSource({
    "/Repositories/r-abc/Entries/1, true",
    "Repositories/r-abc/Entries/1, true",
    "/Repositories/r-abc/Entries/1/, true",
    "/Repositories/r-abc/Entries/1/fields, true",
    "/REPOSITORIES/R-ABC/entries/1/Laserfiche.Repository.Folder/children, true",
    "/Repositories/r%2Dabc/Entries/1, true",
    "/Repositories//r-abc/Entries/1, true",
    "/Repositories/r-abc/Entries/12, false",
    "/Repositories/r-abc/Entries, false",
    "/Repositories/r-abc/Entries/2, false",
    "/Repositories/r-abcd/Entries/1, false",
    "/Repositories/r-abc/Entries/1/../2, false",
    "/Repositories/r-abc/Entries/1/%2e%2e/2, false",
    "/Repositories/r-abc/Entries/1%2Ffields, false",
    "/Repositories/r-abc/Entries/1/%zz, false",
  })
  void allows_pathScope_coversThePathAndBelow(String path, boolean allowed) {
    ScopeSet scopes = ScopeSet.parse("repository/Repositories/r-abc/Entries/1.Read");

    assertThat(scopes.allows(Right.READ, path)).isEqualTo(allowed);
    assertThat(scopes.allows(Right.WRITE, path)).isFalse();
  }

  @Test
  void allows_rightsOfDifferentPaths_doNotMix() {
    ScopeSet scopes =
        ScopeSet.parse("repository/Repositories/a.Read repository/Repositories/b.Write");

    assertThat(scopes.allows(Right.READ, "/Repositories/a/x")).isTrue();
    assertThat(scopes.allows(Right.WRITE, "/Repositories/a/x")).isFalse();
    assertThat(scopes.allows(Right.READ, "/Repositories/b/x")).isFalse();
    assertThat(scopes.allows(Right.WRITE, "/Repositories/b/x")).isTrue();
  }

  @Test
  void allows_encodedBlankInScope_matchesIt() {
    ScopeSet scopes = ScopeSet.parse("repository/Repositories/My%20Archive.ReadWrite");

    assertThat(scopes.allows(Right.WRITE, "/Repositories/my%20archive/Entries")).isTrue();
    assertThat(scopes.allows(Right.WRITE, "/Repositories/my archive/Entries")).isTrue();
    assertThat(scopes.allows(Right.WRITE, "/Repositories/my+archive/Entries")).isFalse();
  }
}

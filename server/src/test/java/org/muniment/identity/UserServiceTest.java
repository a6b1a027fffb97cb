package org.muniment.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class UserServiceTest {
  private static Database holder;
  private IdentityFixture node;

  @BeforeAll
  static void open() {
    holder = TestDatabases.create();
  }

  @AfterAll
  static void close() {
    holder.close();
  }

  @BeforeEach
  void start() {
    node = new IdentityFixture(holder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann", "ACME\\ann", "ann@acme.example", "Jürgen Groß", "李雷"})
  void add_anyKindOfName_isFoundWithoutRegardToCase(String name) {
    Trustee added = node.add(name, "secret", Role.READER);

    assertThat(find(name)).isEqualTo(added);
    assertThat(find(name.toUpperCase(Locale.ROOT))).isEqualTo(added);
    assertThat(added.name()).isEqualTo(name);
    assertThat(added.role()).isEqualTo(Role.READER);
    assertThat(added.enabled()).isTrue();
    assertThat(added.hasPassword()).isTrue();
  }

  @Test
  void find_unknownName_isEmpty() {
    int repository = node.repository.id();
    for (String name : List.of("nobody", "", "\0", "\ud800")) {
      Optional<Trustee> found = node.database.read(t -> node.users.find(t, repository, name));
      assertThat(found).isEmpty();
    }
  }

  @Test
  void add_nameInOtherCase_conflicts() {
    node.add("ann", "secret");

    assertThatThrownBy(() -> node.add("ANN", "other"))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NAME_CONFLICT));
  }

  @Test
  void add_sameNameInAnotherRepository_isAnotherUser() {
    Trustee here = node.add("ann", "secret");
    IdentityFixture other = new IdentityFixture(holder);

    assertThat(other.add("ann", "secret").id()).isNotEqualTo(here.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " ann", "ann ", "a\nnn", "a\0nn", "a\ud800"})
  void add_impossibleName_isRefused(String name) {
    assertRefused(name, "secret");
  }

  @Test
  void add_tooLongName_isRefused() {
    node.add("n".repeat(255), "secret");
    assertRefused("n".repeat(256), "secret");
  }

  @Test
  void add_passwordOutOfBounds_isRefused() {
    assertRefused("ann", "");
    assertRefused("ann", "p".repeat(1025));
    node.add("ann", "p".repeat(1024));
  }

  private void assertRefused(String name, String password) {
    assertThatThrownBy(() -> node.add(name, password))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  @Test
  void changes_ofUnknownUser_areRefused() {
    assertThatThrownBy(() -> node.database.execute(t -> node.users.setRole(t, 1, -1, Role.READER)))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TRUSTEE_NOT_FOUND));
  }

  @Test
  void tokenEpoch_risesWithPasswordAndDisabling_only() {
    Trustee ann = node.add("ann", "secret");
    int repository = node.repository.id();

    node.database.execute(t -> node.users.setRole(t, repository, ann.id(), Role.READER));
    assertThat(find("ann").tokenEpoch()).isZero();
    node.database.execute(t -> node.users.changePassword(t, repository, ann.id(), "new"));
    assertThat(find("ann").tokenEpoch()).isEqualTo(1);
    node.setEnabled(ann, false);
    assertThat(find("ann").tokenEpoch()).isEqualTo(2);
    node.setEnabled(ann, true);
    assertThat(find("ann").tokenEpoch()).isEqualTo(2);
  }

  @Test
  void list_isOrderedByName_andRemoveTakesOut() {
    Trustee zoe = node.add("Zoe", "secret");
    Trustee ann = node.add("ann", "secret");
    int repository = node.repository.id();

    assertThat(list()).containsExactly(ann, zoe);
    node.database.execute(t -> node.users.remove(t, repository, ann.id()));
    assertThat(list()).containsExactly(zoe);
  }

  private List<Trustee> list() {
    return node.database.read(t -> node.users.list(t, node.repository.id()));
  }

  private Trustee find(String name) {
    return node.database.read(t -> node.users.find(t, node.repository.id(), name)).orElseThrow();
  }
}

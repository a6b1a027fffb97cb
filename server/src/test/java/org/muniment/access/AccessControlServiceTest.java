package org.muniment.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muniment.access.AccessFixture.REPOSITORY;
import static org.muniment.access.AccessFixture.allow;
import static org.muniment.access.AccessFixture.deny;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.FeatureRight;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.identity.Sid;
import org.muniment.identity.TrusteeIdentity;
import org.muniment.testing.Repositories;

class AccessControlServiceTest {
  private static final AccessControlService.Question MINE =
      new AccessControlService.Question(null, null, false);

  private final AccessFixture repository = new AccessFixture();
  private final AccessControlService control = repository.control;

  @AfterEach
  void close() {
    repository.close();
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  @Test
  void root_ofANewRepository_allowsEveryoneAllButTheListItself() {
    AccessLists.ShownList list = control.entryList(repository.ben, 1, true);
    assertThat(list.elements()).hasSize(1);
    assertThat(list.elements().get(0).trustee()).isEqualTo(TrusteeIdentity.EVERYONE);
    int all =
        EntryRight.ALL & ~EntryRight.mask(EntryRight.ChangePermissions, EntryRight.TakeOwnership);
    assertThat(repository.rights(repository.ben, 1)).isEqualTo(all);
    assertThat(repository.rights(repository.admin, 1)).isEqualTo(EntryRight.ALL);
    assertThat(repository.rights(repository.reader, 1)).isEqualTo(EntryRight.READING);
  }

  @Test
  void set_showsWhatWasSet_andWhatIsInherited() {
    int folder = repository.folder(1, "Plans");
    int below = repository.folder(folder, "Old");
    AccessLists.ShownList set =
        control.setEntryList(
            repository.admin, folder, List.of(deny("ben", EntryRight.Delete)), null);
    assertThat(set.inheritParents()).isTrue();
    assertThat(set.elements())
        .extracting(
            one -> one.trustee().name(), AccessLists.Shown::deny, one -> one.inheritedFrom())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("ben", true, null),
            org.assertj.core.groups.Tuple.tuple("Everyone", false, "\\"));
    assertThat(control.entryList(repository.ann, below, true).elements())
        .extracting(AccessLists.Shown::inheritedFrom)
        .containsExactly("\\Plans", "\\");
    assertThat(control.entryList(repository.ann, below, false).elements()).isEmpty();
    assertThat(repository.may(repository.ben, below, EntryRight.Delete)).isFalse();
    assertThat(repository.may(repository.ann, below, EntryRight.Delete)).isTrue();

    AccessLists.ShownList alone =
        control.setEntryList(
            repository.admin, below, List.of(allow("ann", EntryRight.Browse)), false);
    assertThat(alone.inheritParents()).isFalse();
    assertThat(alone.elements()).hasSize(1);
    assertThat(repository.rights(repository.ann, below)).isEqualTo(EntryRight.Browse.bit());
    refused(ErrorCode.ACCESS_DENIED, () -> repository.rights(repository.ben, below));
    // Absent keeps what is; an empty list clears it.
    assertThat(control.setEntryList(repository.admin, below, List.of(), null).inheritParents())
        .isFalse();
    refused(ErrorCode.ACCESS_DENIED, () -> repository.rights(repository.ann, below));
    control.setEntryList(repository.admin, below, List.of(), true);
    assertThat(repository.may(repository.ann, below, EntryRight.Delete)).isTrue();
  }

  @Test
  void lists_needTheirRights() {
    int folder = repository.folder(1, "Plans");
    refused(
        ErrorCode.ACCESS_DENIED,
        () -> control.setEntryList(repository.ben, folder, List.of(), null));
    refused(
        ErrorCode.ACCESS_DENIED,
        () -> control.setEntryList(repository.reader, folder, List.of(), null));
    repository.set(folder, deny("ben", EntryRight.ReadPermissions));
    refused(ErrorCode.ACCESS_DENIED, () -> control.entryList(repository.ben, folder, true));
    refused(
        ErrorCode.ACCESS_DENIED,
        () ->
            control.entryRights(
                repository.ben, folder, new AccessControlService.Question(null, "ann", false)));
    repository.set(folder, allow("ben", EntryRight.ChangePermissions));
    control.setEntryList(repository.ben, folder, List.of(), null);
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> control.entryList(repository.admin, 999, true));
    refused(
        ErrorCode.ENTRY_NOT_FOUND,
        () -> control.setEntryList(repository.admin, 999, List.of(), null));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> control.entryRights(repository.admin, 999, MINE));
  }

  @Test
  void creators_keepTheListInTheirHands() {
    int folder =
        repository
            .entries
            .create(
                repository.ben,
                new org.muniment.entry.EntryService.NewEntry(
                    "Own",
                    org.muniment.entry.EntryType.Folder,
                    null,
                    false,
                    null,
                    org.muniment.entry.EntryWriter.Place.in(1)))
            .id();
    repository.set(folder, deny("Everyone", EntryRight.values()));
    control.setEntryList(repository.ben, folder, List.of(), null);
    assertThat(repository.may(repository.ben, folder, EntryRight.Read)).isTrue();
    assertThat(
            control
                .entryRights(
                    repository.ben, folder, new AccessControlService.Question(null, null, true))
                .rights())
        .isEqualTo(
            EntryRight.ALL
                & ~EntryRight.mask(EntryRight.ChangePermissions, EntryRight.TakeOwnership));
  }

  @Test
  void trustees_areFoundBySidBeforeTheirName() {
    String ann = Sid.of(repository.ann);
    int folder = repository.folder(1, "Plans");
    control.setEntryList(
        repository.admin,
        folder,
        List.of(
            new AccessLists.Wanted(
                ann, "nobody", true, EntryRight.Read.bit(), AccessScope.ThisEntry)),
        null);
    assertThat(repository.may(repository.ann, folder, EntryRight.Read)).isFalse();
    assertThat(
            control
                .entryRights(
                    repository.admin, folder, new AccessControlService.Question(ann, "ben", false))
                .rights())
        .isEqualTo(repository.rights(repository.ann, folder));
    for (AccessLists.Wanted bad :
        List.of(
            allow("nobody", EntryRight.Read),
            new AccessLists.Wanted("S-1-5-21-1-0-0-99999", null, false, 1, AccessScope.All),
            new AccessLists.Wanted("S-1-5-21-2-0-0-1001", null, false, 1, AccessScope.All),
            new AccessLists.Wanted("hello", null, false, 1, AccessScope.All))) {
      refused(
          ErrorCode.TRUSTEE_NOT_FOUND,
          () -> control.setEntryList(repository.admin, folder, List.of(bad), null));
    }
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            control.setEntryList(
                repository.admin,
                folder,
                List.of(new AccessLists.Wanted(null, " ", false, 1, AccessScope.All)),
                null));
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            control.setEntryList(
                repository.admin,
                folder,
                Collections.nCopies(AccessLists.MOST_ELEMENTS + 1, allow("ann", EntryRight.Read)),
                null));
  }

  @Test
  void groups_countHoweverDeepAndCanNotBeInThemselves() {
    TrusteeIdentity staff = repository.group("Staff", repository.ben);
    TrusteeIdentity all = repository.group("All staff");
    repository.database.execute(
        transaction -> repository.groups.addMember(transaction, REPOSITORY, all, staff));
    refused(
        ErrorCode.INVALID_REQUEST,
        () ->
            repository.database.execute(
                transaction -> repository.groups.addMember(transaction, REPOSITORY, staff, all)));
    int folder = repository.folder(1, "Plans");
    repository.set(folder, deny("all staff", EntryRight.Delete));
    assertThat(repository.may(repository.ben, folder, EntryRight.Delete)).isFalse();
    assertThat(repository.may(repository.ann, folder, EntryRight.Delete)).isTrue();
    repository.database.execute(
        transaction -> repository.groups.removeMember(transaction, REPOSITORY, all, staff));
    repository.clock.advance(AccessStates.MAX_AGE);
    assertThat(repository.may(repository.ben, folder, EntryRight.Delete)).isTrue();
    // A group that is gone says nothing any more and doesn't show.
    repository.database.execute(
        transaction -> repository.groups.remove(transaction, REPOSITORY, all.id()));
    assertThat(control.entryList(repository.admin, folder, false).elements()).isEmpty();
  }

  @Test
  void privileges_overrideLists_butNotWhenOnlyListsAreAskedFor() {
    int folder = repository.folder(1, "Plans");
    repository.set(folder, deny("ben", EntryRight.values()));
    grant(repository.ben, Privilege.EntryAccess);
    assertThat(repository.rights(repository.ben, folder)).isEqualTo(EntryRight.ALL);
    assertThat(
            control
                .entryRights(
                    repository.ben, folder, new AccessControlService.Question(null, null, true))
                .rights())
        .isZero();
    grant(repository.ben, Privilege.BypassBrowse);
    assertThat(repository.rights(repository.ben, folder)).isEqualTo(EntryRight.Browse.bit());
  }

  private void grant(Caller caller, Privilege privilege) {
    repository.database.execute(
        transaction ->
            repository.groups.grant(
                transaction, REPOSITORY, caller.trusteeId(), EnumSet.of(privilege), null));
    repository.clock.advance(AccessStates.MAX_AGE);
  }

  @Test
  void otherNodes_knowAChangeAfterASecond() {
    AccessService other = new AccessService(repository.database, repository.clock);
    AccessControlService second =
        new AccessControlService(repository.database, other, repository.groups);
    int folder = repository.folder(1, "Plans");
    assertThat(second.entryRights(repository.ben, folder, MINE).rights() & 2).isEqualTo(2);
    repository.set(folder, deny("ben", EntryRight.Read));
    assertThat(repository.may(repository.ben, folder, EntryRight.Read)).isFalse();
    repository.clock.advance(Duration.ofSeconds(1));
    assertThat(second.entryRights(repository.ben, folder, MINE).rights() & 2).isZero();
  }

  private int field(String name) {
    return repository.database.write(
        transaction -> {
          int id =
              transaction
                  .query(
                      """
                      insert into field_definition (repository_id, id, name, name_key, field_type,
                        description, length, default_value, is_multi_value, is_required,
                        constraint_text, constraint_error, list_values, format, currency,
                        format_pattern, is_indexed, is_indexed_for_reporting, warn_if_blank,
                        hide_list_values, auto_extract)
                      select 1, count(*) + 1, :name, lower(:name), 'String', '', 40, '', false,
                        false, '', '', '{}', 'None', '', '', false, false, false, false, false
                      from field_definition
                      returning id
                      """)
                  .bind("name", name)
                  .mapTo(Integer.class)
                  .one();
          repository.access.fieldCreated(transaction, REPOSITORY, id);
          return id;
        });
  }

  private static AccessLists.Wanted denyField(String name, FieldRight right) {
    return new AccessLists.Wanted(null, name, true, right.bit(), AccessScope.All);
  }

  @Test
  void fieldLists_needTheirRights_andNewFieldsTakeTheDefault() {
    int field = field("Salary");
    assertThat(control.fieldList(repository.ben, field)).hasSize(1);
    refused(ErrorCode.ACCESS_DENIED, () -> control.setFieldList(repository.ben, field, List.of()));
    refused(ErrorCode.ACCESS_DENIED, () -> control.setNewFieldList(repository.ben, List.of()));
    assertThat(
            control.setFieldList(
                repository.admin, field, List.of(denyField("ben", FieldRight.ReadValue))))
        .hasSize(1);
    assertThat(repository.access.hiddenFields(repository.admin)).isEmpty();
    assertThat(control.fieldRights(repository.ben, field, MINE).rights()).isZero();
    refused(ErrorCode.ACCESS_DENIED, () -> control.fieldList(repository.ben, field));
    control.setNewFieldList(
        repository.admin,
        List.of(
            new AccessLists.Wanted(
                Sid.EVERYONE, null, false, FieldRight.ReadValue.bit(), AccessScope.All)));
    int later = field("Later");
    assertThat(control.fieldRights(repository.ben, later, MINE).rights())
        .isEqualTo(FieldRight.ReadValue.bit());
    assertThat(control.fieldRights(repository.admin, later, MINE).rights())
        .isEqualTo(FieldRight.ALL);
    assertThat(control.newFieldList(repository.ben)).hasSize(1);
    refused(ErrorCode.FIELD_NOT_FOUND, () -> control.fieldList(repository.admin, 99));
    refused(ErrorCode.FIELD_NOT_FOUND, () -> control.fieldRights(repository.admin, 99, MINE));
  }

  @Test
  void templateLists_needTheirRights() {
    repository.database.execute(
        transaction ->
            transaction
                .update(
                    """
                    insert into template_definition (
                      repository_id, id, name, name_key, description, is_auto_assignable)
                    values (1, 1, 'Letter', 'letter', '', false)
                    """)
                .execute());
    assertThat(control.templateRights(repository.ben, 1, MINE).rights())
        .isEqualTo(TemplateRight.ReadDefinition.bit() | TemplateRight.ReadPermissions.bit());
    refused(ErrorCode.ACCESS_DENIED, () -> control.setTemplateList(repository.ben, 1, List.of()));
    control.setTemplateList(repository.admin, 1, List.of());
    assertThat(control.templateRights(repository.ben, 1, MINE).rights()).isZero();
    refused(ErrorCode.ACCESS_DENIED, () -> control.templateList(repository.ben, 1));
    assertThat(control.templateList(repository.admin, 1)).isEmpty();
    refused(ErrorCode.TEMPLATE_NOT_FOUND, () -> control.templateList(repository.admin, 9));
    refused(ErrorCode.ACCESS_DENIED, () -> control.setNewTemplateList(repository.ben, List.of()));
    assertThat(control.setNewTemplateList(repository.admin, List.of())).isEmpty();
    assertThat(control.newTemplateList(repository.ben)).isEmpty();
  }

  @Test
  void session_tellsPrivilegesAndFeatures() {
    TrusteeService.Holdings admin = repository.trustees.session(repository.admin);
    assertThat(admin)
        .isEqualTo(new TrusteeService.Holdings(Privilege.ALL, FeatureRight.ALL, false));
    assertThat(repository.trustees.session(repository.ben))
        .isEqualTo(new TrusteeService.Holdings(0, FeatureRight.ALL, false));
    assertThat(repository.trustees.session(repository.reader).readOnly()).isTrue();
  }

  @Test
  void lookup_findsByPrefixAndKind() {
    repository.group("Benefits");
    assertThat(repository.trustees.lookup(repository.reader, "BEN", null, 100))
        .extracting(TrusteeIdentity::name)
        .containsExactly("ben", "Benefits");
    assertThat(repository.trustees.lookup(repository.reader, "", true, 100))
        .extracting(TrusteeIdentity::name)
        .containsExactly("Everyone", "Benefits");
    assertThat(repository.trustees.lookup(repository.reader, "", false, 2)).hasSize(2);
    assertThat(repository.trustees.lookup(repository.reader, "%", null, 2)).isEmpty();
    assertThat(repository.trustees.lookup(repository.reader, "a", null, 0)).isEmpty();
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> repository.trustees.lookup(repository.reader, "", null, -1));
  }

  @Test
  void security_ofOthersNeedsThePrivilege() {
    TrusteeIdentity staff = repository.group("Staff", repository.ben);
    repository.database.execute(
        transaction ->
            repository.groups.grant(
                transaction,
                REPOSITORY,
                staff.id(),
                EnumSet.of(Privilege.RecordManager),
                EnumSet.of(FeatureRight.Scan)));
    String ben = Sid.of(repository.ben);
    refused(ErrorCode.ACCESS_DENIED, () -> repository.trustees.security(repository.ann, ben, true));
    assertThat(repository.trustees.security(repository.ben, ben, true).holdings().privileges())
        .isEqualTo(Privilege.RecordManager.bit());
    assertThat(repository.trustees.security(repository.admin, ben, false).holdings().privileges())
        .isZero();
    refused(
        ErrorCode.TRUSTEE_NOT_FOUND,
        () -> repository.trustees.security(repository.admin, "S-1-5-18", true));
    Caller other = Repositories.caller(repository.database, REPOSITORY, "carl", Role.USER);
    assertThat(repository.trustees.security(other, Sid.of(other), true).tags()).isEmpty();
  }
}

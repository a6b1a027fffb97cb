package org.muniment.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.access.AccessControlService;
import org.muniment.access.AccessLists;
import org.muniment.access.AccessScope;
import org.muniment.access.AccessService;
import org.muniment.access.FieldRight;
import org.muniment.access.TemplateRight;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.definition.AttributeService;
import org.muniment.definition.DynamicChoices;
import org.muniment.definition.FieldAdministration;
import org.muniment.definition.FieldDefinition;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.FieldMergeService;
import org.muniment.definition.FieldSettings;
import org.muniment.definition.FieldType;
import org.muniment.definition.FieldTypeChangeService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.StarterDefinitions;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateAdministration;
import org.muniment.definition.TemplateDefinition;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryListing;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.GroupService;
import org.muniment.identity.Privilege;
import org.muniment.identity.Role;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

/** Rights on fields and templates, and security tags. */
class MetadataRightsTest {
  private static final int REPOSITORY = 1;

  private final Database database = TestDatabases.create();
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final AccessService access = new AccessService(database, clock);
  private final GroupService groups = new GroupService(clock);
  private final AccessControlService control = new AccessControlService(database, access, groups);
  private final EntryIds ids = new EntryIds(database);
  private final EntryService entries = new EntryService(database, access, ids, clock);
  private final MetadataUse use = new MetadataUse();
  private final FieldDefinitionService fields = new FieldDefinitionService(use);
  private final TemplateFieldService templateFields = new TemplateFieldService(fields);
  private final TemplateDefinitionService templates =
      new TemplateDefinitionService(templateFields, fields, use);
  private final TagDefinitionService tags = new TagDefinitionService();
  private final LinkDefinitionService links = new LinkDefinitionService();
  private final MetadataService metadata =
      new MetadataService(
          database,
          access,
          entries,
          fields,
          templates,
          templateFields,
          tags,
          new MetadataWriter(
              access, fields, templates, templateFields, tags, links, EntryGuard.OPEN, clock));
  private final FieldAdministration administration =
      new FieldAdministration(
          database,
          access,
          fields,
          templates,
          new FieldMergeService(fields, use),
          new FieldTypeChangeService(fields, use));
  private final TemplateAdministration templateAdministration =
      new TemplateAdministration(database, access, templates, templateFields);
  private Caller admin;
  private Caller ben;
  private int subject;
  private int document;

  @BeforeEach
  void repository() {
    Repositories.create(database, REPOSITORY, "demo");
    admin = Repositories.caller(database, REPOSITORY, "admin", Role.ADMINISTRATOR);
    ben = Repositories.caller(database, REPOSITORY, "ben", Role.USER);
    database.execute(
        transaction -> {
          entries.createRoot(transaction, REPOSITORY, "demo", admin.trusteeId());
          new StarterDefinitions(fields, templates, tags, links, new AttributeService())
              .create(transaction, REPOSITORY);
        });
    subject = field("Subject").id();
    document = document("one");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private FieldDefinition field(String name) {
    return administration.list(admin).stream()
        .filter(field -> field.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private TemplateDefinition template(String name) {
    return templateAdministration.list(admin, name).get(0);
  }

  private int document(String name) {
    int id = ids.next(REPOSITORY);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction, admin, id, Entry.ROOT, name, false, null, null, clock.instant()));
    return id;
  }

  private static AccessLists.Wanted element(boolean deny, int rights) {
    return new AccessLists.Wanted(null, "ben", deny, rights, AccessScope.All);
  }

  private static FieldInput value(String name, String... values) {
    return new FieldInput(name, List.of(values));
  }

  private static void denied(ThrowingCallable call) {
    refused(ErrorCode.ACCESS_DENIED, call);
  }

  private static void refused(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private List<String> shown(Caller caller) {
    return metadata.fields(caller, document).stream()
        .map(field -> field.field().name() + field.values())
        .toList();
  }

  private void set(Caller caller, FieldInput... inputs) {
    metadata.setFields(caller, document, List.of(inputs), Locale.US);
  }

  @Test
  void valuesThatMayNotBeRead_areNotShownAndNotLost() {
    set(admin, value("Subject", "secret"), value("Keywords", "open"));
    control.setFieldList(admin, subject, List.of(element(false, FieldRight.SetValue.bit())));
    assertThat(shown(ben)).containsExactly("Keywords[open]");
    assertThat(
            metadata
                .listed(ben, List.of(document), List.of("Subject", "Keywords"), null)
                .get(document))
        .extracting(EntryField::values)
        .containsExactly(List.of(), List.of("open"));
    set(ben, value("Keywords", "changed"));
    assertThat(shown(admin)).containsExactly("Keywords[changed]", "Subject[secret]");
    set(ben, value("Subject", "known to me"));
    assertThat(shown(admin)).containsExactly("Subject[known to me]");
  }

  @Test
  void valuesThatMayNotBeSet_stay() {
    set(admin, value("Subject", "fixed"));
    control.setFieldList(admin, subject, List.of(element(false, FieldRight.ReadValue.bit())));
    denied(() -> set(ben, value("Subject", "other")));
    set(ben, value("Subject", "fixed"), value("Keywords", "x"));
    set(ben);
    assertThat(shown(ben)).containsExactly("Subject[fixed]");
  }

  @Test
  void valuesThatMayBeSetOnce_areSetWhereThereIsNone() {
    control.setFieldList(
        admin,
        subject,
        List.of(element(false, FieldRight.ReadValue.bit() | FieldRight.SetValueOnce.bit())));
    set(ben, value("Subject", "first"));
    denied(() -> set(ben, value("Subject", "second")));
    assertThat(shown(ben)).containsExactly("Subject[first]");
  }

  @Test
  void fieldDefinitions_areChangedByRightOrPrivilege() {
    FieldSettings renamed =
        new FieldSettings(
            "Topic", null, null, null, null, null, null, null, null, null, null, null, null, null,
            null, null);
    denied(() -> administration.update(ben, subject, renamed));
    denied(() -> administration.delete(ben, subject));
    denied(() -> administration.create(ben, FieldType.STRING, renamed, null, null));
    control.setFieldList(
        admin,
        subject,
        List.of(element(false, FieldRight.ModifyDefinition.bit() | FieldRight.Delete.bit())));
    assertThat(administration.update(ben, subject, renamed).name()).isEqualTo("Topic");
    administration.delete(ben, subject);
    database.execute(
        transaction ->
            groups.grant(
                transaction,
                REPOSITORY,
                ben.trusteeId(),
                EnumSet.of(Privilege.MetadataManager),
                null));
    clock.advance(java.time.Duration.ofSeconds(1));
    administration.create(ben, FieldType.STRING, renamed, null, null);
  }

  @Test
  void templates_needReadDefinition() {
    TemplateDefinition template = templateAdministration.list(admin, null).get(0);
    metadata.setTemplate(admin, document, template.name(), List.of(), Locale.US);
    control.setTemplateList(admin, template.id(), List.of());
    assertThat(templateAdministration.list(ben, null))
        .extracting(TemplateDefinition::id)
        .doesNotContain(template.id());
    denied(() -> templateAdministration.get(ben, template.id()));
    denied(() -> templateAdministration.list(ben, template.name()));
    denied(() -> templateAdministration.fields(ben, template.id()));
    denied(() -> templateAdministration.fields(ben, template.name()));
    denied(() -> templateAdministration.delete(ben, template.id()));
    Entry entry = entries.get(ben, document);
    assertThat(entry.template()).isNotNull();
    assertThat(entry.template().fieldNames()).isEmpty();
    int other = document("two");
    denied(() -> metadata.setTemplate(ben, other, template.name(), List.of(), Locale.US));
    control.setTemplateList(
        admin, template.id(), List.of(element(false, TemplateRight.ReadDefinition.bit())));
    metadata.setTemplate(ben, other, template.name(), List.of(), Locale.US);
    assertThat(template(template.name()).id()).isEqualTo(template.id());
  }

  @Test
  void securityTags_areAssignedByHoldersAndHideEntries() {
    TagDefinition secret =
        database.write(
            transaction -> tags.create(transaction, REPOSITORY, "Secret", "", true, null));
    EntryListing listing = new EntryListing(database, access);
    EntryListing.Query all = new EntryListing.Query(Entry.ROOT, List.of(), true, null, 0, 10, true);
    denied(() -> metadata.setTags(ben, document, List.of("Secret")));
    entries.get(ben, document);
    metadata.setTags(admin, document, List.of("Secret"));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> entries.get(ben, document));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> metadata.fields(ben, document));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> control.entryList(ben, document, true));
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> entries.getByPath(ben, "\\one", false));
    assertThat(listing.list(ben, all).total()).isZero();
    assertThat(listing.list(ben, all).entries()).isEmpty();
    assertThat(listing.list(admin, all).total()).isEqualTo(1);
    database.execute(
        transaction -> groups.setTag(transaction, REPOSITORY, ben.trusteeId(), secret.id(), true));
    clock.advance(java.time.Duration.ofSeconds(1));
    assertThat(listing.list(ben, all).entries()).hasSize(1);
    metadata.setTags(ben, document, List.of());
    metadata.setTags(ben, document, List.of("Secret"));
  }

  @Test
  void securityTags_thatWereThereBefore_hideAtOnce() {
    TagDefinition secret =
        database.write(
            transaction -> tags.create(transaction, REPOSITORY, "Secret", "", true, null));
    database.execute(
        transaction ->
            transaction
                .update(
                    """
                    with made as (
                      insert into metadata_set (repository_id, fields, tag_ids, created)
                      values (1, '{}', array[cast(:tag as integer)], now())
                      returning id
                    )
                    update entry
                    set metadata_set_id = made.id
                    from made
                    where entry.id = :document
                    """)
                .bind("tag", secret.id())
                .bind("document", document)
                .execute());
    AccessService fresh = new AccessService(database, clock);
    EntryService second = new EntryService(database, fresh, ids, clock);
    refused(ErrorCode.ENTRY_NOT_FOUND, () -> second.get(ben, document));
    assertThat(second.get(admin, document).name()).isEqualTo("one");
  }

  @Test
  void dynamicFieldsThatMayNotBeReadAreNotOffered() {
    int general = template("General").id();
    for (String name : List.of("Subject", "Author")) {
      database.execute(
          transaction ->
              templateFields.choose(
                  transaction,
                  REPOSITORY,
                  general,
                  name,
                  List.of(),
                  List.of(new DynamicChoices.Choice(List.of(), List.of("a")))));
    }
    assertThat(metadata.dynamicFieldValues(ben, document, general, Map.of()))
        .containsOnlyKeys("Author", "Subject");

    control.setFieldList(admin, subject, List.of(element(true, FieldRight.ReadValue.bit())));

    assertThat(metadata.dynamicFieldValues(ben, document, general, Map.of()))
        .containsOnlyKeys("Author");
  }
}

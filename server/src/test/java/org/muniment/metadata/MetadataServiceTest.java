package org.muniment.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.access.AccessService;
import org.muniment.database.Database;
import org.muniment.database.TestDatabases;
import org.muniment.definition.AttributeService;
import org.muniment.definition.FieldDefinitionService;
import org.muniment.definition.LinkDefinitionService;
import org.muniment.definition.StarterDefinitions;
import org.muniment.definition.TagDefinition;
import org.muniment.definition.TagDefinitionService;
import org.muniment.definition.TemplateDefinitionService;
import org.muniment.definition.TemplateFieldService;
import org.muniment.entry.Entry;
import org.muniment.entry.EntryGuard;
import org.muniment.entry.EntryIds;
import org.muniment.entry.EntryMetadata;
import org.muniment.entry.EntryService;
import org.muniment.entry.EntryWriter;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;
import org.muniment.identity.Caller;
import org.muniment.identity.Role;
import org.muniment.testing.MutableClock;
import org.muniment.testing.Repositories;

class MetadataServiceTest {
  private static final int REPOSITORY = 1;
  private static final Locale CULTURE = Locale.US;

  private final Database database = TestDatabases.create();
  private final MutableClock clock = new MutableClock(Instant.parse("2026-03-01T12:00:00Z"));
  private final AccessService access = new AccessService(database, clock);
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
  private Caller ann;
  private Caller reader;
  private int one;
  private int two;

  @BeforeEach
  void repository() {
    Repositories.create(database, REPOSITORY, "demo");
    ann = Repositories.caller(database, REPOSITORY, "ann", Role.USER);
    reader = Repositories.caller(database, REPOSITORY, "rob", Role.READER);
    database.execute(
        transaction -> {
          entries.createRoot(transaction, REPOSITORY, "demo", ann.trusteeId());
          new StarterDefinitions(fields, templates, tags, links, new AttributeService())
              .create(transaction, REPOSITORY);
        });
    one = document("one");
    two = document("two");
  }

  private int document(String name) {
    int id = ids.next(REPOSITORY);
    database.execute(
        transaction ->
            new EntryWriter()
                .insertDocument(
                    transaction, ann, id, Entry.ROOT, name, false, null, null, clock.instant()));
    return id;
  }

  private static FieldInput value(String name, String... values) {
    return new FieldInput(name, List.of(values));
  }

  private List<String> shown(int entryId) {
    return metadata.fields(ann, entryId).stream()
        .map(field -> field.field().name() + field.values())
        .toList();
  }

  private Long setId(int entryId) {
    return database.read(
        transaction -> new EntryMetadata().get(transaction, REPOSITORY, entryId).setId());
  }

  @Test
  void aSetReplacesAllFields() {
    metadata.setFields(ann, one, List.of(value("author", "me"), value("Amount", "5")), CULTURE);
    assertThat(shown(one)).containsExactly("Amount[5]", "Author[me]");

    metadata.setFields(ann, one, List.of(value("Keywords", "a", "b")), CULTURE);
    assertThat(shown(one)).containsExactly("Keywords[a, b]");
  }

  @Test
  void fieldsOfTheTemplateStayAssignedWithoutValues() {
    Entry entry =
        metadata.setTemplate(ann, one, "general", List.of(value("Author", "me")), CULTURE);
    assertThat(entry.template())
        .isEqualTo(
            new Entry.Template(
                1, "General", List.of("Document", "Date", "Author", "Subject", "Keywords")));

    metadata.setFields(ann, one, List.of(), CULTURE);
    assertThat(shown(one))
        .containsExactly("Author[]", "Date[]", "Document[]", "Keywords[]", "Subject[]");
  }

  @Test
  void anotherTemplateKeepsTheFieldsBothHaveAndIndependentOnes() {
    metadata.setFields(ann, one, List.of(value("Amount", "5")), CULTURE);
    metadata.setTemplate(
        ann, one, "General", List.of(value("Author", "me"), value("Subject", "it")), CULTURE);

    metadata.setTemplate(ann, one, "Email", List.of(), CULTURE);
    assertThat(shown(one)).contains("Subject[it]", "Amount[5]").doesNotContain("Author[me]");

    assertThat(metadata.removeTemplate(ann, one).template()).isNull();
    assertThat(shown(one)).containsExactly("Amount[5]");
  }

  @Test
  void equalMetadataIsStoredOnce() {
    metadata.setFields(ann, one, List.of(value("Author", "me")), CULTURE);
    metadata.setFields(ann, two, List.of(value("Author", "me")), CULTURE);
    assertThat(setId(one)).isNotNull().isEqualTo(setId(two));

    metadata.setFields(ann, two, List.of(value("Author", "you")), CULTURE);
    assertThat(shown(one)).containsExactly("Author[me]");
    assertThat(shown(two)).containsExactly("Author[you]");

    metadata.setFields(ann, two, List.of(), CULTURE);
    assertThat(setId(two)).isNull();
  }

  @Test
  void aCopyKeepsTheMetadataButNotItsChanges() {
    metadata.setTemplate(ann, one, "General", List.of(value("Author", "me")), CULTURE);
    metadata.setTags(ann, one, List.of("Draft"));

    int copy = entries.copy(ann, Entry.ROOT, one, "copy", false, null).id();
    assertThat(setId(copy)).isEqualTo(setId(one));
    metadata.removeTemplate(ann, one);
    assertThat(shown(copy)).contains("Author[me]");
    assertThat(metadata.tags(ann, copy)).extracting(TagDefinition::name).containsExactly("Draft");
  }

  @Test
  void tagsAreReplaced() {
    assertThat(metadata.setTags(ann, one, List.of("draft", "Reviewed")))
        .extracting(TagDefinition::name)
        .containsExactly("Reviewed", "Draft");
    assertThat(metadata.setTags(ann, one, List.of())).isEmpty();
  }

  @Test
  void linksAreSeenFromBothEndsAndReplaced() {
    metadata.setLinks(
        ann,
        one,
        List.of(
            new LinkInput(1, two, true, Map.of("k", "v")), new LinkInput(2, two, false, Map.of())));
    assertThat(metadata.links(ann, two)).isEqualTo(metadata.links(ann, one));
    assertThat(metadata.links(ann, one))
        .extracting(Link::sourcePath, Link::targetPath)
        .containsExactly(tuple("\\one", "\\two"), tuple("\\two", "\\one"));

    assertThat(metadata.setLinks(ann, two, List.of())).isEmpty();
    assertThat(metadata.links(ann, one)).isEmpty();
  }

  @Test
  void listingsShowTheFirstValueOfEachFieldThatExists() {
    metadata.setFields(ann, one, List.of(value("Keywords", "a", "b")), CULTURE);

    Map<Integer, List<EntryField>> listed =
        metadata.listed(ann, List.of(one, two), List.of("keywords", "none"), null);
    assertThat(listed.get(one))
        .singleElement()
        .satisfies(field -> assertThat(field.values()).containsExactly("a"))
        .satisfies(field -> assertThat(field.moreValues()).isTrue());
    assertThat(listed.get(two))
        .singleElement()
        .satisfies(field -> assertThat(field.values()).isEmpty());
  }

  @Test
  void whatDoesNotFitIsRefusedAndChangesNothing() {
    metadata.setFields(ann, one, List.of(value("Author", "me")), CULTURE);

    refused(ErrorCode.FIELD_NOT_FOUND, value("None", "x"));
    refused(ErrorCode.INVALID_FIELD_VALUE, value("Amount", "many"));
    refused(ErrorCode.INVALID_FIELD_VALUE, value("Status", "Lost"));
    assertCode(
        () -> metadata.setTemplate(ann, one, "None", List.of(), CULTURE),
        ErrorCode.TEMPLATE_NOT_FOUND);
    assertCode(() -> metadata.setTags(ann, one, List.of("None")), ErrorCode.TAG_NOT_FOUND);
    assertCode(
        () -> metadata.setLinks(ann, one, List.of(new LinkInput(1, one, true, Map.of()))),
        ErrorCode.LINK_TO_ITSELF);
    assertCode(() -> metadata.fields(ann, 9_999), ErrorCode.ENTRY_NOT_FOUND);
    assertCode(() -> metadata.setTags(reader, one, List.of()), ErrorCode.ACCESS_DENIED);
    assertThat(shown(one)).containsExactly("Author[me]");
  }

  private void refused(ErrorCode code, FieldInput input) {
    assertCode(() -> metadata.setFields(ann, one, List.of(input), CULTURE), code);
  }

  private static void assertCode(Runnable call, ErrorCode code) {
    assertThatThrownBy(call::run)
        .isInstanceOfSatisfying(
            MunimentException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }
}

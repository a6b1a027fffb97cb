package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.definition.Definitions.OTHER_REPOSITORY;
import static org.muniment.definition.Definitions.REPOSITORY;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;

class StarterDefinitionsTest {
  private static final String ALICE = "S-1-5-21-1";

  private static Definitions definitions;

  @BeforeAll
  static void open() {
    definitions = new Definitions();
  }

  @BeforeEach
  void reset() {
    definitions.reset();
    definitions.execute(
        t -> {
          definitions.starter.create(t, REPOSITORY);
          definitions.starter.createForUser(t, REPOSITORY, ALICE);
        });
  }

  @AfterAll
  static void close() throws Exception {
    definitions.close();
  }

  @Test
  void create_freshRepository_hasWhatClientsExpect() {
    definitions.execute(
        t -> {
          assertThat(definitions.templates.list(t, REPOSITORY))
              .extracting(TemplateDefinition::name)
              .startsWith("General", "Email", "Invoice");
          for (TemplateDefinition template : definitions.templates.list(t, REPOSITORY)) {
            assertThat(definitions.templateFields.list(t, REPOSITORY, template.id()))
                .hasSize(template.fieldCount())
                .isNotEmpty();
          }
          assertThat(definitions.fields.get(t, REPOSITORY, 1).name()).isEqualTo("Document");
          assertThat(definitions.links.list(t, REPOSITORY)).hasSize(2);
          assertThat(definitions.links.get(t, REPOSITORY, 1))
              .isEqualTo(
                  new LinkDefinition(
                      1, "Message", "Attachment", "A message and what came with it"));
          assertThat(definitions.attributes.list(t, REPOSITORY, AttributeService.EVERYONE))
              .hasSize(2);
          assertThat(definitions.attributes.list(t, REPOSITORY, ALICE)).hasSize(1);
        });
  }

  @Test
  void create_everyField_hasConsistentRules() {
    for (FieldDefinition field : definitions.write(t -> definitions.fields.list(t, REPOSITORY))) {
      assertThat(FieldRules.of(field).check(List.of(), false)).isEmpty();
    }
  }

  @Test
  void tags_watermark_isReadBack() {
    List<TagDefinition> tags = definitions.write(t -> definitions.tags.list(t, REPOSITORY));
    assertThat(tags).noneMatch(TagDefinition::secure);
    assertThat(tags.get(0).watermark()).isNull();
    assertThat(
            definitions.<List<TagDefinition>>write(
                t -> definitions.tags.findByNames(t, REPOSITORY, List.of("DRAFT", "?"))))
        .singleElement()
        .satisfies(
            tag ->
                assertThat(tag.watermark())
                    .isEqualTo(new Watermark("DRAFT", 50, "DeadCenter", 45, false, -1)));
    definitions.refused(
        ErrorCode.NAME_CONFLICT,
        t -> definitions.tags.create(t, REPOSITORY, "draft", "", false, null));
  }

  @Test
  void get_unknownOrOfAnotherRepository_notFound() {
    definitions.refused(ErrorCode.TAG_NOT_FOUND, t -> definitions.tags.get(t, REPOSITORY, 99));
    definitions.refused(ErrorCode.TAG_NOT_FOUND, t -> definitions.tags.get(t, OTHER_REPOSITORY, 1));
    definitions.refused(
        ErrorCode.LINK_DEFINITION_NOT_FOUND, t -> definitions.links.get(t, OTHER_REPOSITORY, 1));
    definitions.refused(
        ErrorCode.ATTRIBUTE_NOT_FOUND,
        t -> definitions.attributes.get(t, OTHER_REPOSITORY, ALICE, "x"));
  }

  @Test
  void attributes_ofOneTrustee_areNotThoseOfAnother() {
    definitions.execute(t -> definitions.attributes.put(t, REPOSITORY, ALICE, "[a].b/c %", "1"));
    definitions.execute(t -> definitions.attributes.put(t, REPOSITORY, ALICE, "[a].b/c %", "2"));
    assertThat(
            definitions.<Attribute>write(
                t -> definitions.attributes.get(t, REPOSITORY, ALICE, "[a].b/c %")))
        .isEqualTo(new Attribute("[a].b/c %", "2"));
    definitions.refused(
        ErrorCode.ATTRIBUTE_NOT_FOUND,
        t -> definitions.attributes.get(t, REPOSITORY, AttributeService.EVERYONE, "[a].b/c %"));
    definitions.refused(
        ErrorCode.ATTRIBUTE_NOT_FOUND, t -> definitions.attributes.get(t, REPOSITORY, ALICE, "\0"));
  }
}

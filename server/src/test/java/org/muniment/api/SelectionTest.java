package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.muniment.api.entry.DocumentDto;
import org.muniment.api.entry.FolderDto;

class SelectionTest {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().registerModule(new JavaTimeModule());

  private static ObjectNode document() {
    DocumentDto document = new DocumentDto();
    document.id = 7;
    document.name = "a";
    document.creationTime = Instant.parse("2023-09-06T13:53:20.5232733Z");
    return MAPPER.valueToTree(document);
  }

  @Test
  void apply_keepsSelectedAlwaysKeptAndAnnotations() {
    Selection selection = Selection.of(Set.of("creationTime", "childInfo"), Set.of("entryType"));
    assertThat(selection.apply(document()).toString())
        .isEqualTo(
            "{\"@odata.type\":\"#Laserfiche.Repository.Document\",\"creationTime\":\"2023-09-06T13:53:20Z\",\"entryType\":\"Document\"}");
    assertThat(selection.keeps("name")).isFalse();
  }

  @Test
  void apply_all_keepsNullsWhereTheTypeHasThemAndLeavesOutTheRest() {
    ObjectNode body = Selection.ALL.apply(document());
    assertThat(body.get("templateName").isNull()).isTrue();
    assertThat(body.has("totalDocumentSize")).isFalse();
    assertThat(body.has("rowNumber")).isFalse();
    assertThat(body.has("isCheckedOut")).isTrue();
    assertThat(MAPPER.valueToTree(new FolderDto()).has("childInfo")).isFalse();
  }

  @Test
  void times_haveTheirForms() {
    Instant time = Instant.parse("2023-09-06T13:53:20.5232733Z");
    assertThat(ApiTimes.seconds(time)).isEqualTo("2023-09-06T13:53:20Z");
    assertThat(ApiTimes.ticks(time)).isEqualTo("2023-09-06T13:53:20.5232733Z");
  }
}

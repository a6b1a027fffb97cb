package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SearchPropertyTest {

  @ParameterizedTest
  @EnumSource(SearchProperty.class)
  void keyword_anyCase_isKnown(SearchProperty property) {
    String value =
        switch (property.kind()) {
          case NUMBER -> "3";
          case DATE -> "2020-01-01";
          case YES_NO -> "Y";
          case CHOICE, CHOICES -> property.choices().get(0);
          case KEYWORDS, TEXT, INDEXED_TEXT, CONTAINED_TEXT, FOLDER -> "x";
        };
    for (ComparisonOperator operator : property.kind().operators()) {
      String condition = property.title() + operator.symbol() + "\"" + value + "\"";
      PropertyClause clause =
          (PropertyClause) SearchParser.parse("{" + condition.toLowerCase(Locale.ROOT) + "}");

      assertThat(clause.conditions())
          .singleElement()
          .satisfies(
              parsed -> {
                assertThat(parsed.property()).isEqualTo(property);
                assertThat(parsed.operator()).isEqualTo(operator);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(SearchProperty.class)
  void keyword_isDocumented(SearchProperty property) throws IOException {
    String documentation = Files.readString(Path.of("../docs/search-language.md"));

    assertThat(documentation).contains("| `" + property.title() + "` |");
    property.choices().forEach(choice -> assertThat(documentation).contains("`" + choice + "`"));
  }
}

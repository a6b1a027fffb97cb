package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "Windham Ave; Windham & Ave",
        "'needs review'; \"needs review\"",
        "'annual report' 2023; \"annual report\" & 2023",
        "\"annual report\" 2023; \"annual report\" & 2023",
        "o'clock; o'clock",
        "the '90s; the & '90s",
        "a & b | c - d ^ e (f); a & b & c & d & e & f",
        "follow-up; follow & up",
        "gov* [a-f]x; gov* & [a-f]x",
        "'gov* [x]'; \"gov x\"",
        "see [final draft]; see & [final & draft]",
        "*; *",
        "a § b; a & b",
        "§ ''; ``"
      })
  void terms_ofValue(String value, String terms) {
    assertThat(
            new SearchText(value)
                .terms().stream().map(SearchPrinter::print).collect(Collectors.joining(" & ")))
        .isEqualTo(terms);
  }
}

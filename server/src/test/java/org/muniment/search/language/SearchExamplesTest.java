package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class SearchExamplesTest {
  static Stream<Arguments> searches() {
    return SearchCases.read("searches.txt", "=>");
  }

  static Stream<Arguments> errors() {
    return SearchCases.read("search-errors.txt", "!!");
  }

  @ParameterizedTest
  @MethodSource("searches")
  void parse_example_printsCanonically(String search, String canonical) {
    SearchExpression expression = SearchParser.parse(search);

    assertThat(SearchPrinter.print(expression)).isEqualTo(canonical);
    assertThat(SearchParser.parse(canonical)).isEqualTo(expression);
  }

  @ParameterizedTest
  @MethodSource("errors")
  void parse_fault_saysWhatAndWhere(String search, String message) {
    assertThatThrownBy(() -> SearchParser.parse(search))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure ->
                assertThat(failure.code())
                    .isEqualTo(
                        message.startsWith("Date")
                            ? ErrorCode.SEARCH_DATE_OUT_OF_RANGE
                            : ErrorCode.SEARCH_SYNTAX))
        .hasMessage(message);
  }
}

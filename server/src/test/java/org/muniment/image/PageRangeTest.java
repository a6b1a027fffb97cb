package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class PageRangeTest {
  @Test
  void parse_pagesAndRanges() {
    PageRange range = PageRange.parse(" 1, 3-5 ,9", 9);
    assertThat(range.pages()).containsExactly(1, 3, 4, 5, 9);
    assertThat(range.count()).isEqualTo(5);
    assertThat(range.contains(4)).isTrue();
    assertThat(range.contains(6)).isFalse();
    assertThat(PageRange.parse("5,1-2", 5).pages()).containsExactly(5, 1, 2);
  }

  @Test
  void parse_absent_isAllPages() {
    assertThat(PageRange.parse(null, 3).pages()).containsExactly(1, 2, 3);
    assertThat(PageRange.parse(" ", 0).pages()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'abc', 'abc'",
    "'1,', 'not a page'",
    "'1,,2', 'not a page'",
    "'-3', '-3'",
    "'1-', '1-'",
    "'1--2', '1--2'",
    "'1.5', '1.5'",
    "'0', 'below page 1'",
    "'0-2', 'below page 1'",
    "'5-3', 'backwards'",
    "'11', 'has 10 pages'",
    "'9-11', 'has 10 pages'",
    "'1-4,4-6', 'page 4 more than once'",
    "'2,1-3', 'page 2 more than once'",
    "'99999999999', 'not a page'"
  })
  void parse_wrong_isRefusedByName(String text, String words) {
    assertThatExceptionOfType(MunimentException.class)
        .isThrownBy(() -> PageRange.parse(text, 10))
        .withMessageContaining(words)
        .extracting(MunimentException::code)
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void parse_endless_isRefused() {
    assertThatExceptionOfType(MunimentException.class)
        .isThrownBy(() -> PageRange.parse("1,".repeat(10_000), 10))
        .withMessageContaining("longer");
  }

  @Property
  void parse_anything_isPagesOrRefusal(
      @ForAll @CharRange(from = ' ', to = '9') @StringLength(max = 12) String text,
      @ForAll @IntRange(max = 30) int pages) {
    try {
      PageRange range = PageRange.parse(text, pages);
      assertThat(range.pages().distinct().count()).isEqualTo(range.count());
      assertThat(range.pages()).allMatch(page -> page >= 1 && page <= pages);
    } catch (MunimentException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
    }
  }
}

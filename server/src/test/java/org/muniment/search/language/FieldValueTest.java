package org.muniment.search.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class FieldValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1/15/2020 | 2020-01-15T00:00 | 2020-01-16T00:00",
        "01-15-49 | 2049-01-15T00:00 | 2049-01-16T00:00",
        "01/15/50 | 1950-01-15T00:00 | 1950-01-16T00:00",
        "2/29/2024 | 2024-02-29T00:00 | 2024-03-01T00:00",
        "12/2020 | 2020-12-01T00:00 | 2021-01-01T00:00",
        "1-20 | 2020-01-01T00:00 | 2020-02-01T00:00",
        "2020-02 | 2020-02-01T00:00 | 2020-03-01T00:00",
        "2024-5-1 | 2024-05-01T00:00 | 2024-05-02T00:00",
        "05/31/2012 09:45:13 AM | 2012-05-31T09:45:13 | 2012-05-31T09:45:14",
        "05/31/201209:45:13 pm | 2012-05-31T21:45:13 | 2012-05-31T21:45:14",
        "05/31/2012 12:05 am | 2012-05-31T00:05 | 2012-05-31T00:06",
        "05/31/2012 12:05 PM | 2012-05-31T12:05 | 2012-05-31T12:06",
        "05/31/2012 23:59 | 2012-05-31T23:59 | 2012-06-01T00:00",
        "2024-05-01T10:20:30Z | 2024-05-01T10:20:30 | 2024-05-01T10:20:31",
        "2024-05-01T10:20+02:30 | 2024-05-01T07:50 | 2024-05-01T07:51",
        "2024-05-01 10:20:30.5 | 2024-05-01T10:20:30.500 | 2024-05-01T10:20:30.501",
        "2024-05-01T10:20:30.1234567 | 2024-05-01T10:20:30.123456 | 2024-05-01T10:20:30.123457",
        "9999-12-31 | 9999-12-31T00:00 | +10000-01-01T00:00"
      })
  void date_form_isInterval(String text, String start, String end) {
    DateInterval interval = (DateInterval) new FieldValue(text).date();

    assertThat(interval.start()).hasToString(start);
    assertThat(interval.end()).hasToString(end);
    assertThat(new FieldValue(interval.text()).date()).isEqualTo(interval);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "2020",
        "13/1/2020",
        "2/30/2020",
        "2023-02-29",
        "0000-01-01",
        "1/1/2020 25:00",
        "1/1/2020 13:00 PM",
        "1/1/2020 00:10 AM",
        "1/1/2020 10:61",
        "1/1/2020x",
        "0001-01-01T00:00+05:00",
        "2024-05-01T10:00+99:00",
        "١/١/2020"
      })
  void date_noDate_isOutOfRange(String text) {
    assertThatThrownBy(() -> new FieldValue(text).date())
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SEARCH_DATE_OUT_OF_RANGE));
  }

  @Test
  void number_sameValue_isEqual() {
    assertThat(new FieldValue("5").number()).isEqualTo(new FieldValue(" +5.00").number());
    assertThat(new FieldValue("-.5").number()).isEqualTo(new FieldValue("-0.50").number());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1e9", "1,000", "--1", ".", "1.2.3"})
  void number_noNumber_isRefused(String text) {
    assertThatThrownBy(() -> new FieldValue(text).number())
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("is not a number");
  }

  @Test
  void blankAndAny_areRecognised() {
    assertThat(new FieldValue("").isBlank()).isTrue();
    assertThat(new FieldValue("**").isAny()).isTrue();
    assertThat(new FieldValue("*x").isAny()).isFalse();
  }
}

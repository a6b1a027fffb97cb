package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class FieldValueTest {
  @ParameterizedTest
  @CsvSource({
    "Number, 5000, 5000",
    "Number, 5000.00, 5000",
    "Number, +0.50, 0.5",
    "Number, -0, 0",
    "Number, .25, 0.25",
    "Number, 9999999999999.99999, 9999999999999.99999",
    "ShortInteger, 064999, 64999",
    "ShortInteger, 5.0, 5",
    "LongInteger, 3999999999, 3999999999",
    "Date, 2021-03-12, 2021-03-12T00:00:00",
    "Date, 2021-03-12T14:15:16, 2021-03-12T00:00:00",
    "DateTime, 2020-09-10T14:15:16, 2020-09-10T14:15:16",
    "DateTime, 2020-09-10T14:15:16.1234567, 2020-09-10T14:15:16",
    "DateTime, 2020-09-10 14:15, 2020-09-10T14:15:00",
    "DateTime, 0001-01-01, 0001-01-01T00:00:00",
    "Time, 14:15, 14:15:00",
    "Time, 2020-09-10T14:15:16, 14:15:16",
    "String, ' a ', ' a '",
  })
  void parse_value_hasOneSpelling(String type, String text, String expected) {
    assertThat(FieldValue.parse(FieldType.of(type), text).text()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Number, 10000000000000",
    "Number, 0.000001",
    "Number, 1e3",
    "Number, '1,5'",
    "Number, ٣",
    "Number, NaN",
    "Number, ''",
    "ShortInteger, 65000",
    "ShortInteger, -1",
    "ShortInteger, 1.5",
    "LongInteger, 4000000000",
    "Date, 2021-02-30",
    "Date, 0000-01-01",
    "Date, 12.03.2021",
    "Date, 2021-03-12T24:00:00",
    "Time, 25:00",
    "Time, 2021-03-12",
    "Blob, AAAA",
  })
  void parse_notOfTheType_refused(String type, String text) {
    assertThatThrownBy(() -> FieldValue.parse(FieldType.of(type), text))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_FIELD_VALUE);
              assertThat(failure.code().number()).isEqualTo(9017);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "Date, 2021-03-12Z",
    "Date, 2021-03-12T00:00:00Z",
    "DateTime, 2020-09-10T14:15:16Z",
    "DateTime, 2020-09-10T14:15:16.123+02:00",
    "DateTime, 2020-09-10T14:15:16-0500",
    "Time, 14:15:16+01",
  })
  void parse_zoneOrOffset_refusedByThatName(String type, String text) {
    assertThatThrownBy(() -> FieldValue.parse(FieldType.of(type), text))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("time zone or offset");
  }

  @Test
  void parse_textTheDatabaseCannotHold_refused() {
    assertThatThrownBy(() -> FieldValue.parse(FieldType.STRING, "a\0b"))
        .isInstanceOf(MunimentException.class);
    assertThatThrownBy(() -> FieldValue.parse(FieldType.STRING, "a\ud800b"))
        .isInstanceOf(MunimentException.class);
    assertThat(FieldValue.parse(FieldType.STRING, "a\ud83d\ude00").text()).hasSize(3);
  }

  @Property
  void parse_canonicalText_comesBackAsItIs(@ForAll("values") FieldValue value) {
    assertThat(FieldValue.parse(value.type(), value.text())).isEqualTo(value);
  }

  @Property
  void parse_anyText_answersOrRefuses(@ForAll FieldType type, @ForAll String text) {
    FieldValue value = FieldValue.tryParse(type, text);
    if (value != null) {
      assertThat(FieldValue.parse(type, value.text())).isEqualTo(value);
    }
  }

  @Property
  void convertTo_wideningType_losesNothing(@ForAll("values") FieldValue value) {
    for (FieldType wider : FieldType.values()) {
      if (value.type().widensTo(wider)) {
        FieldValue widened = value.convertTo(wider).orElseThrow();
        assertThat(widened.convertTo(value.type())).contains(value);
      }
    }
  }

  @Property
  void convertTo_textAndBack_losesNothing(@ForAll("values") FieldValue value) {
    FieldValue text = value.convertTo(FieldType.STRING).orElseThrow();
    assertThat(text.convertTo(value.type())).contains(value);
  }

  @Property
  void text_ofDates_sortsAsTheyDo(
      @ForAll @LongRange(min = -62135596800L, max = 253402300799L) long first,
      @ForAll @LongRange(min = -62135596800L, max = 253402300799L) long second) {
    String one = FieldValue.canonical(moment(first));
    String other = FieldValue.canonical(moment(second));
    assertThat(Integer.signum(one.compareTo(other))).isEqualTo(Long.compare(first, second));
  }

  @Test
  void convertTo_dateToTime_hasNoCounterpart() {
    assertThat(FieldValue.parse(FieldType.DATE, "2020-01-01").convertTo(FieldType.TIME)).isEmpty();
    assertThat(
            FieldValue.parse(FieldType.DATE_TIME, "2020-01-01T10:00:00").convertTo(FieldType.TIME))
        .contains(new FieldValue(FieldType.TIME, "10:00:00"));
  }

  @Provide
  Arbitrary<FieldValue> values() {
    return arbitraryValues();
  }

  static Arbitrary<FieldValue> arbitraryValues() {
    Arbitrary<FieldValue> text =
        Arbitraries.strings()
            .ofMaxLength(50)
            .filter(FieldValue::storable)
            .map(string -> FieldValue.parse(FieldType.STRING, string));
    return Arbitraries.oneOf(text, arbitraryNumbers(), arbitraryTimes());
  }

  static Arbitrary<FieldValue> arbitraryNumbers() {
    return Arbitraries.oneOf(
        Arbitraries.longs()
            .between(0, 64_999)
            .map(n -> FieldValue.parse(FieldType.SHORT_INTEGER, "" + n)),
        Arbitraries.longs()
            .between(0, 3_999_999_999L)
            .map(n -> FieldValue.parse(FieldType.LONG_INTEGER, "" + n)),
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-9999999999999.99999"), new BigDecimal("9999999999999.99999"))
            .ofScale(5)
            .map(n -> FieldValue.parse(FieldType.NUMBER, n.toPlainString())));
  }

  static Arbitrary<FieldValue> arbitraryTimes() {
    return Combinators.combine(
            Arbitraries.of(FieldType.DATE, FieldType.DATE_TIME, FieldType.TIME),
            Arbitraries.longs().between(-62135596800L, 253402300799L))
        .as((type, second) -> FieldValue.parse(type, FieldValue.canonical(moment(second))));
  }

  private static LocalDateTime moment(long second) {
    return LocalDateTime.ofEpochSecond(second, 0, java.time.ZoneOffset.UTC);
  }
}

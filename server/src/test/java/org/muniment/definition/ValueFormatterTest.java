package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class ValueFormatterTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Date|ShortDate|en-US|2020-09-10|9/10/2020",
        "Date|ShortDate|de-DE|1820-09-10|10.09.1820",
        "Date|LongDate|en-US|2020-09-10|Thursday, September 10, 2020",
        "Date|LongDate|fr-FR|2020-09-10|jeudi 10 septembre 2020",
        "DateTime|ShortDateTime|de-DE|2020-09-10T14:15:16|10.09.2020, 14:15",
        "Time|ShortTime|de-DE|14:15:16|14:15",
        "Time|LongTime|de-DE|14:15:16|14:15:16",
        "Number|GeneralNumber|en-US|1234567.5|1234567.5",
        "Number|GeneralNumber|de-DE|-1234567.56789|-1234567,56789",
        "Number|Percent|en-US|0.12345|12.345%",
        "Number|Scientific|en-US|1234567.5|1.2345675E6",
        "LongInteger|GeneralNumber|fr-FR|3999999999|3999999999",
        "Number|None|de-DE|1234.5|1234.5",
        "Number|Currency|en-US|1234.565|$1,234.57",
        "Number|Currency|ja-JP|1234|￥1,234",
      })
  void format_namedFormat_followsTheCulture(
      String type, String format, String culture, String value, String expected) {
    FieldType fieldType = FieldType.of(type);
    assertThat(
            ValueFormatter.of(fieldType, FieldFormat.of(format), "", "")
                .format(FieldValue.parse(fieldType, value), Culture.of(culture)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "USD|en-US|$1,234.50",
        "EUR|en-US|€1,234.50",
        "JPY|en-US|¥1,235",
        "Kčs|en-US|Kčs1,234.50",
      })
  void format_currencyOfTheField_comesBeforeThatOfTheCulture(
      String currency, String culture, String expected) {
    assertThat(
            ValueFormatter.of(FieldType.NUMBER, FieldFormat.CURRENCY, currency, "")
                .format(FieldValue.parse(FieldType.NUMBER, "1234.5"), Culture.of(culture)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0|12.5|13",
        "#|0|~~",
        "000|7|007",
        "#,##0.00|1234567.5|1,234,567.50",
        "#,##0.00;(#,##0.00)|-1234.5|(1,234.50)",
        "0.0;-0.0;none|0|none",
        "0.0##|2.5|2.5",
        "0.00%|0.1234|12.34%",
        "000-00-0000|123456789|123-45-6789",
        "(###) ###-####|8005551212|(800) 555-1212",
        "#-#|12345|1234-5",
        "0 'items'|3|3 items",
        "\\#0|3|#3",
        "\"0\"0|3|03",
        ".00|12.5|12.50",
        "0|-0.2|0",
        "0|-12|-12",
        "¤0.00|5|€5.00",
      })
  void format_customNumber_followsThePattern(String pattern, String value, String expected) {
    assertThat(
            ValueFormatter.of(FieldType.NUMBER, FieldFormat.CUSTOM, "EUR", pattern)
                .format(FieldValue.parse(FieldType.NUMBER, value), Locale.US))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "yyyy-MM-dd|2020-09-03T04:05:06|2020-09-03",
        "d/M/yy|2020-09-03T04:05:06|3/9/20",
        "dddd, MMMM d 'of' yyyy|2020-09-03T04:05:06|Thursday, September 3 of 2020",
        "ddd MMM dd h:mm tt|2020-09-03T16:05:06|Thu Sep 03 4:05 PM",
        "HH\\hmm:ss|2020-09-03T16:05:06|16h05:06",
      })
  void format_customDate_followsThePattern(String pattern, String value, String expected) {
    assertThat(
            ValueFormatter.of(FieldType.DATE_TIME, FieldFormat.CUSTOM, "", pattern)
                .format(FieldValue.parse(FieldType.DATE_TIME, value), Locale.US))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "String, ShortDate, ''",
    "Date, LongTime, ''",
    "Time, ShortDate, ''",
    "Number, ShortDate, ''",
    "Date, Percent, ''",
    "Number, Custom, ''",
    "Date, Custom, q",
    "Time, Custom, yyyy",
    "Date, Custom, d \"open",
    "Number, Custom, 0;0;0;0",
    "Number, Custom, 0\\",
  })
  void of_formatThatDoesNotFit_refused(String type, String format, String pattern) {
    assertThatThrownBy(
            () -> ValueFormatter.of(FieldType.of(type), FieldFormat.of(format), "", pattern))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FORMAT_MISMATCH));
  }

  @Property
  void format_generalNumber_readsBackInEveryCulture(
      @ForAll("numbers") FieldValue value, @ForAll("cultures") Locale culture) {
    String shown =
        ValueFormatter.of(value.type(), FieldFormat.GENERAL_NUMBER, "", "").format(value, culture);
    DecimalFormat reader = (DecimalFormat) NumberFormat.getNumberInstance(culture);
    reader.setParseBigDecimal(true);
    ParsePosition position = new ParsePosition(0);
    assertThat((BigDecimal) reader.parse(shown, position)).isEqualByComparingTo(value.number());
    assertThat(position.getIndex()).isEqualTo(shown.length());
  }

  @Property
  void format_scientific_keepsEveryDigit(@ForAll("numbers") FieldValue value) {
    String shown =
        ValueFormatter.of(value.type(), FieldFormat.SCIENTIFIC, "", "").format(value, Locale.US);
    assertThat(new BigDecimal(shown)).isEqualByComparingTo(value.number());
  }

  @Property
  void format_customNumber_keepsEveryDigit(@ForAll("numbers") FieldValue value) {
    String shown =
        ValueFormatter.of(value.type(), FieldFormat.CUSTOM, "", "#,##0.#####")
            .format(value, Locale.US);
    assertThat(new BigDecimal(shown.replace(",", ""))).isEqualByComparingTo(value.number());
    assertThat(shown).matches("-?[0-9]{1,3}(,[0-9]{3})*(\\.[0-9]+)?");
  }

  @Property
  void format_longDateTime_readsBackInEveryCulture(
      @ForAll("times") FieldValue value, @ForAll("cultures") Locale culture) {
    FieldValue moment = new FieldValue(FieldType.DATE_TIME, FieldValue.canonical(value.dateTime()));
    String shown =
        ValueFormatter.of(FieldType.DATE_TIME, FieldFormat.LONG_DATE_TIME, "", "")
            .format(moment, culture);
    DateTimeFormatter reader =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.MEDIUM)
            .withLocale(culture);
    assertThat(LocalDateTime.parse(shown, reader)).isEqualTo(value.dateTime());
  }

  @Property
  void format_anyFormatInAnyCulture_answers(
      @ForAll("values") FieldValue value,
      @ForAll FieldFormat format,
      @ForAll("cultures") Locale culture) {
    if (format.fits(value.type()) && format != FieldFormat.CUSTOM) {
      assertThat(ValueFormatter.of(value.type(), format, "", "").format(value, culture))
          .isNotNull();
    }
  }

  @Property
  void format_anyPattern_answersOrIsRefused(
      @ForAll("values") FieldValue value, @ForAll("patterns") String pattern) {
    if (!FieldFormat.CUSTOM.fits(value.type())) {
      return;
    }
    ValueFormatter formatter;
    try {
      formatter = ValueFormatter.of(value.type(), FieldFormat.CUSTOM, "", pattern);
    } catch (MunimentException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.FORMAT_MISMATCH);
      return;
    }
    assertThat(formatter.format(value, Locale.GERMANY)).isNotNull();
  }

  @Test
  void of_malformedCulture_refused() {
    assertThatThrownBy(() -> Culture.of("not a culture!"))
        .isInstanceOf(MunimentException.class)
        .hasMessageContaining("not a culture!");
    assertThat(Culture.of(null)).isEqualTo(Locale.US);
    assertThat(Culture.of("fr_CA")).isEqualTo(Locale.CANADA_FRENCH);
  }

  @Provide
  Arbitrary<FieldValue> values() {
    return FieldValueTest.arbitraryValues();
  }

  @Provide
  Arbitrary<FieldValue> numbers() {
    return FieldValueTest.arbitraryNumbers();
  }

  @Provide
  Arbitrary<FieldValue> times() {
    return FieldValueTest.arbitraryTimes();
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("0#.,;%¤'\"\\dMyhHmst /:x").ofMaxLength(12);
  }

  @Provide
  Arbitrary<Locale> cultures() {
    return Arbitraries.of(
            "en-US", "en-GB", "de-DE", "fr-FR", "es-ES", "it-IT", "pt-BR", "nl-NL", "pl-PL",
            "ru-RU", "ja-JP", "zh-CN", "ko-KR", "cs-CZ", "fr-CA", "de-CH", "hi-IN")
        .map(Locale::forLanguageTag);
  }
}

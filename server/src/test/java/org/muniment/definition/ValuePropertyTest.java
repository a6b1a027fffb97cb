package org.muniment.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.text.ParseException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Values are read, spelled and shown without being changed, in every type and culture. */
class ValuePropertyTest {
  private static final List<Locale> CULTURES =
      List.of(
          Locale.US,
          Locale.UK,
          Locale.GERMANY,
          Locale.FRANCE,
          Locale.JAPAN,
          Locale.forLanguageTag("de-CH"),
          Locale.forLanguageTag("pl-PL"),
          Locale.forLanguageTag("ar-EG"),
          Locale.forLanguageTag("hi-IN"),
          Locale.forLanguageTag("tr-TR"),
          Locale.forLanguageTag("sv-SE"),
          Locale.forLanguageTag("fa-IR"));

  @Provide
  Arbitrary<Locale> cultures() {
    return Arbitraries.of(CULTURES);
  }

  @Provide
  Arbitrary<BigDecimal> numbers() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-9999999999999.99999"), new BigDecimal("9999999999999.99999"))
        .ofScale(5);
  }

  @Provide
  Arbitrary<LocalDateTime> moments() {
    return Arbitraries.longs()
        .between(
            LocalDateTime.of(1, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59).toEpochSecond(ZoneOffset.UTC))
        .map(second -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC));
  }

  @Provide
  Arbitrary<FieldType> types() {
    return Arbitraries.of(FieldType.class).filter(type -> type != FieldType.BLOB);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30),
        Arbitraries.strings().withChars("0123456789-+.:TZ /").ofMaxLength(25),
        numbers().map(BigDecimal::toString),
        numbers().map(BigDecimal::toPlainString),
        Arbitraries.longs().between(-5, 4_000_000_005L).map(String::valueOf),
        moments().map(LocalDateTime::toString),
        moments().map(moment -> moment.toLocalDate().toString()),
        moments().map(moment -> moment.toLocalTime().toString()));
  }

  @Property
  void whatIsAcceptedIsItsOwnSpelling(
      @ForAll("types") FieldType type, @ForAll("texts") String text) {
    Optional<FieldValue> value = FieldValue.stored(type, text);
    value.ifPresent(one -> assertThat(FieldValue.stored(type, one.text())).contains(one));
  }

  @Property
  void aTextIsNeverChanged(@ForAll String text) {
    FieldValue.stored(FieldType.STRING, text)
        .ifPresent(value -> assertThat(value.text()).isEqualTo(text));
  }

  @Property
  void numbersKeepTheirValue(@ForAll("numbers") BigDecimal number) {
    FieldValue value = FieldValue.parse(FieldType.NUMBER, number.toPlainString());
    assertThat(value.number()).isEqualByComparingTo(number);
    assertThat(value.text()).matches("-?[0-9]+(\\.[0-9]{1,5})?");
  }

  @Property
  void momentsKeepTheirValue(@ForAll("moments") LocalDateTime moment) {
    assertThat(FieldValue.parse(FieldType.DATE_TIME, moment.toString()).dateTime())
        .isEqualTo(moment);
    assertThat(FieldValue.parse(FieldType.DATE, moment.toString()).dateTime())
        .isEqualTo(moment.toLocalDate().atStartOfDay());
    assertThat(
            FieldValue.parse(FieldType.TIME, moment.toLocalTime().toString())
                .dateTime()
                .toLocalTime())
        .isEqualTo(moment.toLocalTime());
  }

  @Property
  void datesAndNumbersAreOrderedAsTheirTextsOrValues(
      @ForAll("moments") LocalDateTime one, @ForAll("moments") LocalDateTime other) {
    String first = FieldValue.parse(FieldType.DATE_TIME, one.toString()).text();
    String second = FieldValue.parse(FieldType.DATE_TIME, other.toString()).text();
    assertThat(Integer.signum(first.compareTo(second)))
        .isEqualTo(Integer.signum(one.compareTo(other)));
  }

  private static String show(
      FieldType type, FieldFormat format, String currency, String text, Locale culture) {
    return ValueFormatter.of(type, format, currency, "")
        .format(FieldValue.parse(type, text), culture);
  }

  @Property
  void aShownNumberIsReadBackInItsCulture(
      @ForAll("numbers") BigDecimal number, @ForAll("cultures") Locale culture)
      throws ParseException {
    String text = number.toPlainString();
    String shown = show(FieldType.NUMBER, FieldFormat.GENERAL_NUMBER, "", text, culture);
    DecimalFormat reader = (DecimalFormat) NumberFormat.getNumberInstance(culture);
    reader.setParseBigDecimal(true);
    assertThat((BigDecimal) reader.parse(shown)).isEqualByComparingTo(number);
  }

  @Property
  void aShownAmountIsReadBackToItsCents(
      @ForAll("numbers") BigDecimal number, @ForAll("cultures") Locale culture)
      throws ParseException {
    String shown =
        show(FieldType.NUMBER, FieldFormat.CURRENCY, "EUR", number.toPlainString(), culture);
    DecimalFormat reader = (DecimalFormat) NumberFormat.getCurrencyInstance(culture);
    reader.setCurrency(java.util.Currency.getInstance("EUR"));
    reader.setParseBigDecimal(true);
    assertThat((BigDecimal) reader.parse(shown))
        .isEqualByComparingTo(number.setScale(2, RoundingMode.HALF_UP));
  }

  @Property
  void aShownPercentageIsReadBack(
      @ForAll("numbers") BigDecimal number, @ForAll("cultures") Locale culture)
      throws ParseException {
    String shown = show(FieldType.NUMBER, FieldFormat.PERCENT, "", number.toPlainString(), culture);
    DecimalFormat reader = (DecimalFormat) NumberFormat.getPercentInstance(culture);
    reader.setParseBigDecimal(true);
    assertThat((BigDecimal) reader.parse(shown)).isEqualByComparingTo(number);
  }

  @Property
  void aShownDateIsReadBackInItsCulture(
      @ForAll("moments") LocalDateTime moment, @ForAll("cultures") Locale culture) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.SHORT, null, IsoChronology.INSTANCE, culture)
            .replaceAll("(?<!y)yy(?!y)", "yyyy")
            // With the year of the era the reader would want the era, too.
            .replace('y', 'u')
            .replaceAll(" ?G+ ?", "");
    String shown = show(FieldType.DATE, FieldFormat.SHORT_DATE, "", moment.toString(), culture);
    assertThat(
            java.time.LocalDate.parse(
                shown.replaceAll("[A-Za-z]+$", "").strip(),
                DateTimeFormatter.ofPattern(pattern.strip(), culture)))
        .isEqualTo(moment.toLocalDate());
  }

  @Property
  void everyFormatShowsEveryValueOfItsTypes(
      @ForAll("types") FieldType type,
      @ForAll FieldFormat format,
      @ForAll("texts") String text,
      @ForAll("cultures") Locale culture) {
    if (!format.fits(type) || format == FieldFormat.CUSTOM) {
      return;
    }
    FieldValue.stored(type, text)
        .ifPresent(
            value ->
                assertThat(ValueFormatter.of(type, format, "", "").format(value, culture))
                    .isNotNull());
  }

  @Property
  void wideningKeepsSpellingAndValue(
      @ForAll("types") FieldType type, @ForAll("texts") String text) {
    FieldValue.stored(type, text)
        .ifPresent(
            value -> {
              for (FieldType wider : FieldType.values()) {
                if (type.widensTo(wider)) {
                  assertThat(value.convertTo(wider).map(FieldValue::text)).contains(value.text());
                }
              }
            });
  }

  @Property
  void aConversionToTextAndBackKeepsTheValue(
      @ForAll("types") FieldType type, @ForAll("texts") String text) {
    FieldValue.stored(type, text)
        .ifPresent(
            value ->
                assertThat(value.convertTo(FieldType.STRING).flatMap(it -> it.convertTo(type)))
                    .contains(value));
  }

  @Property
  void aMergeThatLosesNothingKeepsEveryValue(
      @ForAll List<List<@net.jqwik.api.constraints.StringLength(max = 3) String>> values) {
    List<String> merged = MergedField.merge(values, MergeConflict.MAKE_MULTIVALUE);
    List<String> all = values.stream().flatMap(List::stream).distinct().toList();
    assertThat(merged).containsAll(all);
    assertThat(all).containsAll(merged);

    List<String> strict = MergedField.merge(values, MergeConflict.FAIL);
    if (strict != null) {
      assertThat(strict).containsAll(all);
    }
  }
}

package org.muniment.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {
  @ParameterizedTest
  @CsvSource({
    "Invoice, INVOICE",
    "Straße, STRASSE",
    "Straße, STRAẞE",
    "ΟΔΟΣ, οδος",
    "ΟΔΟΣ, οδοσ",
    "\u00e9, e\u0301",
    "\u00c9, e\u0301",
    "ﬁle, FILE",
    "I, i",
  })
  void of_namesThatDifferInCaseOrComposition_areTheSame(String one, String other) {
    assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
  }

  @ParameterizedTest
  @CsvSource({"e, \u00e9", "a, 'a '", "i, \u0131x"})
  void of_otherNames_differ(String one, String other) {
    assertThat(NameKey.of(one)).isNotEqualTo(NameKey.of(other));
  }

  @Test
  void of_everyCharacter_foldsTheSameInEitherCase() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String one = Character.toString(c);
      String key = NameKey.of(one);
      assertThat(NameKey.of(key)).as("key of %x", c).isEqualTo(key);
      assertThat(NameKey.of(one.toUpperCase(Locale.ROOT))).as("upper of %x", c).isEqualTo(key);
      assertThat(NameKey.of(one.toLowerCase(Locale.ROOT))).as("lower of %x", c).isEqualTo(key);
    }
  }

  @Property
  void of_key_isItsOwnKey(@ForAll String name) {
    assertThat(NameKey.of(NameKey.of(name))).isEqualTo(NameKey.of(name));
  }

  @Property
  void of_upperCase_hasTheSameKey(@ForAll String name) {
    assertThat(NameKey.of(name.toUpperCase(Locale.ROOT))).isEqualTo(NameKey.of(name));
  }
}

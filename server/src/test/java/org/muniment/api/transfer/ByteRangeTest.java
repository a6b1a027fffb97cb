package org.muniment.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.api.transfer.ByteRange.Kind;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "bytes=0-0,   0,   1",
        "bytes=0-99,  0, 100",
        "bytes=10-19, 10, 10",
        "bytes=90-,   90, 10",
        "bytes=90-500, 90, 10",
        "bytes=-10,   90, 10",
        "bytes=-500,  0, 100",
        "BYTES=5-6,   5,   2",
        "bytes=0-99999999999999999999, 0, 100",
        "bytes=-99999999999999999999, 0, 100",
        "\"bytes= 5-6 ,, \", 5, 2",
      })
  void parse_oneRange_isPart(String header, long offset, long length) {
    assertThat(ByteRange.parse(header, 100))
        .isEqualTo(new ByteRange(Kind.PART, offset, length, 100));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=5-4",
        "bytes=1-2,5-6",
        "lines=1-2",
        "bytes=--5",
        "bytes=1 - 2",
        "bytes=\u0661-\u0662",
        "bytes=+1-2",
        "bytes=0x1-2"
      })
  void parse_notOneRange_isWhole(String header) {
    assertThat(ByteRange.parse(header, 100)).isEqualTo(new ByteRange(Kind.WHOLE, 0, 100, 100));
  }

  @Test
  void parse_noHeader_isWhole() {
    ByteRange range = ByteRange.parse(null, 100);
    assertThat(range.kind()).isEqualTo(Kind.WHOLE);
    assertThat(range.contentRange()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=99999999999999999999-", "bytes=-0"})
  void parse_beyondEnd_isUnsatisfiable(String header) {
    ByteRange range = ByteRange.parse(header, 100);
    assertThat(range.kind()).isEqualTo(Kind.UNSATISFIABLE);
    assertThat(range.contentRange()).isEqualTo("bytes */100");
  }

  @Test
  void parse_emptyContent_hasNoPart() {
    assertThat(ByteRange.parse("bytes=0-", 0).kind()).isEqualTo(Kind.UNSATISFIABLE);
    assertThat(ByteRange.parse("bytes=-5", 0).kind()).isEqualTo(Kind.WHOLE);
  }

  @Test
  void contentRange_part_countsLastByteIn() {
    assertThat(ByteRange.parse("bytes=10-19", 100).contentRange()).isEqualTo("bytes 10-19/100");
  }

  @Property
  void parse_anyRange_liesWithinContent(
      @ForAll @LongRange(min = 0, max = 50) long first,
      @ForAll @LongRange(min = 0, max = 50) long last,
      @ForAll @LongRange(min = 0, max = 40) long size) {
    ByteRange range = ByteRange.parse("bytes=" + first + "-" + last, size);
    Kind expected = first > last ? Kind.WHOLE : first < size ? Kind.PART : Kind.UNSATISFIABLE;
    assertThat(range.kind()).isEqualTo(expected);
    assertThat(range.offset() + range.length()).isLessThanOrEqualTo(size);
    if (expected == Kind.PART) {
      assertThat(range.length()).isEqualTo(Math.min(last, size - 1) - first + 1);
    }
  }
}

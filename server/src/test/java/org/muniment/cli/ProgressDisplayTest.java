package org.muniment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressDisplayTest {
  @ParameterizedTest
  @CsvSource({"0,0 bytes", "999,999 bytes", "1000,1.0 kB", "1550000,1.6 MB", "5368709120,5.4 GB"})
  void size_isShort(long bytes, String expected) {
    assertThat(ProgressDisplay.size(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0,0:00", "61,1:01", "3599,59:59", "3661,1:01:01"})
  void time_isShort(long seconds, String expected) {
    assertThat(ProgressDisplay.time(seconds)).isEqualTo(expected);
  }
}

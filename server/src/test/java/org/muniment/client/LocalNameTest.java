package org.muniment.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalNameTest {
  @ParameterizedTest
  @CsvSource({
    "report, pdf, report.pdf",
    "report.PDF, pdf, report.PDF",
    "report.pdf, '', report.pdf",
    "a/b, txt, a_b.txt",
    ".., '', _",
    "., '', _",
    "'', '', _",
    "../../etc/passwd, '', .._.._etc_passwd"
  })
  void of_isANameInTheDirectory(String name, String extension, String expected) {
    assertThat(LocalName.of(name, extension)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"pdf", "''"})
  void of_longName_keepsItsExtension(String extension) {
    String name = LocalName.of("\u8a9e".repeat(255), extension);
    assertThat(name.getBytes(StandardCharsets.UTF_8).length).isBetween(240, 255);
    assertThat(name).endsWith(extension.isEmpty() ? "\u8a9e" : ".pdf");
  }

  @Test
  void unfinished_fitsAndIsAnother() {
    String one = "n".repeat(254) + "1";
    String two = "n".repeat(254) + "2";
    assertThat(LocalName.unfinished(one)).hasSizeLessThan(255).isNotEqualTo(one);
    assertThat(LocalName.unfinished(one)).isNotEqualTo(LocalName.unfinished(two));
    assertThat(LocalName.unfinished("a.txt")).isEqualTo("a.txt.unfinished");
  }

  @Property(tries = 500)
  void of_anyName_staysInTheDirectory(@ForAll @StringLength(max = 300) String name) {
    String local = LocalName.of(name, "x");
    assertThat(local).doesNotContain("/", "\0", "\n").isNotIn("", ".", "..");
    assertThat(local.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(255);
  }
}

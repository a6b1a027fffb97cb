package org.muniment.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muniment.api.transfer.ContentDisposition.attachment;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDispositionTest {
  @Test
  void attachment_plainName_isGivenTwice() {
    assertThat(attachment("report.pdf"))
        .isEqualTo("attachment; filename=\"report.pdf\"; filename*=UTF-8''report.pdf");
  }

  @Test
  void attachment_otherScripts_areEncodedAndReplaced() {
    assertThat(attachment("Größe 🧾.pdf"))
        .isEqualTo(
            "attachment; filename=\"Gr__e _.pdf\";"
                + " filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%A7%BE.pdf");
  }

  @Test
  void attachment_joinedEmoji_staysWhole() {
    assertThat(attachment("👩\u200d🚀")).endsWith("''%F0%9F%91%A9%E2%80%8D%F0%9F%9A%80");
  }

  @Test
  void attachment_quotesAndPercent_cannotLeaveTheQuotes() {
    assertThat(attachment("a\"; b=\"50%20'*.txt"))
        .isEqualTo(
            "attachment; filename=\"a_; b=_50_20'*.txt\";"
                + " filename*=UTF-8''a%22%3B%20b%3D%2250%2520%27%2A.txt");
  }

  @Test
  void attachment_separatorsAndControls_areDropped() {
    assertThat(attachment("../..\\etc\r\nX-Evil: 1\u0000\u0085\u2028.txt"))
        .isEqualTo(
            "attachment; filename=\"....etcX-Evil: 1.txt\";"
                + " filename*=UTF-8''....etcX-Evil%3A%201.txt");
  }

  @Test
  void attachment_directionOverride_isDropped() {
    assertThat(attachment("invoice\u202efdp.exe")).contains("filename=\"invoicefdp.exe\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "/", "\r\n", "\ud800"})
  void attachment_nothingLeft_hasAName(String name) {
    assertThat(attachment(name))
        .isEqualTo("attachment; filename=\"download\"; filename*=UTF-8''download");
  }

  @Property
  void attachment_anyName_isOneCleanHeader(@ForAll String name) {
    String header = attachment(name);
    assertThat(header)
        .matches(
            "attachment; filename=\"[ -~&&[^\"\\\\/]]+\"; filename\\*=UTF-8''[!#$&+.^_`|~%0-9A-Za-z-]+");
    String exact = header.substring(header.lastIndexOf("''") + 2);
    assertThat(URLDecoder.decode(exact.replace("+", "%2B"), StandardCharsets.UTF_8))
        .doesNotContain("/", "\\", "\n", "\r", "\u0000");
  }
}

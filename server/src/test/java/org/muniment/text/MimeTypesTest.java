package org.muniment.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MimeTypesTest {
  private final MimeTypes types = new MimeTypes();

  @ParameterizedTest
  @CsvSource({
    "%PDF-1.7, report.pdf, application/pdf",
    "%PDF-1.7, report.txt, application/pdf",
    "%PDF-1.7, , application/pdf",
    "plain words, notes.txt, text/plain",
    "plain words, , text/plain",
    "'{\\rtf1 x}', , application/rtf",
    "<html><body>x</body></html>, , text/html",
    "'a,b', list.csv, text/csv",
    "'', empty.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "'', , application/octet-stream"
  })
  void detect_tellsByContentAndName(String content, String name, String expected)
      throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    assertThat(types.detect(new ByteArrayInputStream(bytes), name)).isEqualTo(expected);
  }

  @Test
  void detect_unknownBytes_isOctetStream() throws IOException {
    byte[] bytes = {1, 2, 3, 4, 5, 0, 9, (byte) 0xFE};
    assertThat(types.detect(new ByteArrayInputStream(bytes), null)).isEqualTo(MimeTypes.UNKNOWN);
  }

  @Test
  void resolve_senderKnows_isBelieved() throws IOException {
    MimeTypes.Opener file =
        () -> new ByteArrayInputStream("%PDF-1.7".getBytes(StandardCharsets.UTF_8));
    assertThat(types.resolve("text/x-own; a=b", "a.pdf", file)).isEqualTo("text/x-own; a=b");
    assertThat(types.resolve("application/octet-stream", "a.pdf", file))
        .isEqualTo("application/octet-stream");
  }

  @Test
  void resolve_senderGivesNoType_looksAtContent() throws IOException {
    MimeTypes.Opener file =
        () -> new ByteArrayInputStream("%PDF-1.7".getBytes(StandardCharsets.UTF_8));
    assertThat(types.resolve(null, "a", file)).isEqualTo("application/pdf");
    assertThat(types.resolve("  ", "a", file)).isEqualTo("application/pdf");
    assertThat(types.resolve("nonsense", "a", file)).isEqualTo("application/pdf");
  }

  @ParameterizedTest
  @CsvSource({
    "report.pdf, application/pdf",
    "notes.txt, text/plain",
    "notes, text/plain",
    "list.csv, text/csv",
    "report.q7x, text/plain"
  })
  void resolve_senderGivesNoTypeOfPlainText_believesTheName(String name, String expected)
      throws IOException {
    MimeTypes.Opener file =
        () -> new ByteArrayInputStream("plain words".getBytes(StandardCharsets.UTF_8));
    assertThat(types.resolve(null, name, file)).isEqualTo(expected);
  }

  @Test
  void ofName_knownOrUnknownExtension_tells() {
    assertThat(types.ofName("report.PDF")).isEqualTo("application/pdf");
    assertThat(types.ofName("report")).isEqualTo(MimeTypes.UNKNOWN);
    assertThat(types.ofName("report.q7x")).isEqualTo(MimeTypes.UNKNOWN);
  }
}

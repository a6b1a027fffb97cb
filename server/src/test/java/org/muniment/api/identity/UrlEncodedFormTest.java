package org.muniment.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class UrlEncodedFormTest {
  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void read_decodesNamesAndValues() {
    assertThat(UrlEncodedForm.read(bytes("grant_type=password&username=a%40b&x")))
        .containsEntry("grant_type", "password")
        .containsEntry("username", "a@b")
        .hasSize(2);
  }

  @Test
  void read_bodyThatBreaksOff_isTheCallersFault() {
    InputStream brokenOff =
        new SequenceInputStream(
            bytes("grant_type=pass"),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("Connection was closed");
              }
            });
    assertThatThrownBy(() -> UrlEncodedForm.read(brokenOff))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}

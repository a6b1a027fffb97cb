package org.muniment.api.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class MultipartFormTest {
  private static final String TYPE = "multipart/form-data; boundary=b";

  private static List<String> read(@Nullable String type, String body) {
    List<String> parts = new ArrayList<>();
    MultipartForm.read(
        type,
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)),
        part ->
            parts.add(
                part.name()
                    + "|"
                    + part.fileName()
                    + "|"
                    + new String(part.content().readAllBytes(), StandardCharsets.UTF_8)));
    return parts;
  }

  @Test
  void read_partsOfAllClients() {
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{}\r\n"
            + "--b\r\ncontent-disposition: form-data; name=file; filename=a.bin\r\n"
            + "Content-Type: text/plain\r\n\r\none\r\ntwo\r\n--b--\r\n";
    assertThat(read(TYPE, body)).containsExactly("request|null|{}", "file|a.bin|one\r\ntwo");
    assertThat(read("multipart/form-data; boundary=\"b\"", body)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--b--", "--b--\r\n"})
  void read_nothing_isAFormWithoutParts(String body) {
    assertThat(read(TYPE, body)).isEmpty();
  }

  @Test
  void read_noTypeAndNoBody_isAFormWithoutParts() {
    assertThat(read(null, "")).isEmpty();
    assertThatThrownBy(() -> read(null, "x")).isInstanceOf(MunimentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no boundary in here",
        "--other\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{}\r\n--other--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{}",
        "--b\r\nContent-Disposition: form-data; name=\"request\"\r\n\r\n{}\r\n--b\r\nConte",
        "--b\r\nContent-Disposition: form-data\r\n\r\n{}\r\n--b--\r\n",
        "--b\r\nX: y\r\n\r\n{}\r\n--b--\r\n"
      })
  void read_malformed_isRefused(String body) {
    assertThatThrownBy(() -> read(TYPE, body))
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }
}

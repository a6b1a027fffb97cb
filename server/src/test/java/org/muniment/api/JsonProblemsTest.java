package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class JsonProblemsTest {
  @Test
  void translate_bodyThatBreaksOff_isTheCallersFault() {
    assertThat(JsonProblems.translate(new IOException("Connection was closed")))
        .isInstanceOfSatisfying(
            MunimentException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(failure.text()).contains("read to its end").doesNotContain("closed");
            });
  }

  @Test
  void translate_faultOfOurs_isNotShown() {
    InvalidDefinitionException fault =
        InvalidDefinitionException.from(
            new ObjectMapper().getDeserializationContext().getParser(), "no creator", null, null);
    assertThat(JsonProblems.translate(fault)).isInstanceOf(IllegalStateException.class);
  }
}

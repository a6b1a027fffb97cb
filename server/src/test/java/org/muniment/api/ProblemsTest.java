package org.muniment.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class ProblemsTest {
  private final Problems problems = new Problems(new ObjectMapper());

  @Test
  void retryAfter_isWhatTheFailureSays() {
    assertThat(
            problems.headers(
                MunimentException.retryAfter(
                    ErrorCode.TOO_MANY_SIGN_INS, "Wait.", Duration.ofSeconds(4))))
        .containsEntry("Retry-After", "4");
  }

  @Test
  void retryAfter_ofAFailureThatSaysNothing_isTheUsual() {
    assertThat(problems.headers(new MunimentException(ErrorCode.TOO_MANY_SIGN_INS, "Wait.")))
        .containsEntry("Retry-After", "30");
    assertThat(problems.headers(new MunimentException(ErrorCode.UNAVAILABLE, "In the way.")))
        .containsEntry("Retry-After", "5");
    assertThat(problems.headers(new MunimentException(ErrorCode.ENTRY_NOT_FOUND, "None.")))
        .doesNotContainKey("Retry-After");
  }
}

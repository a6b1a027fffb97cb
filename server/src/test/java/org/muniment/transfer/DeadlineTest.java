package org.muniment.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.muniment.error.ErrorCode;
import org.muniment.error.MunimentException;

class DeadlineTest {
  @Test
  void check_inTime_isSilent() {
    Deadline deadline = new Deadline();
    assertThat(deadline.isOver()).isFalse();
    deadline.check();
  }

  @Test
  void check_late_pointsToTheTask() {
    Deadline deadline = new Deadline(Duration.ofNanos(-1));
    assertThat(deadline.isOver()).isTrue();
    assertThatThrownBy(deadline::check)
        .isInstanceOfSatisfying(
            MunimentException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.TRANSFER_TIMEOUT))
        .hasMessageContaining("starts a task");
  }
}

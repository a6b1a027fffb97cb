package org.muniment.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerPoolTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @TempDir Path directory;
  private WorkerPool pool;

  @BeforeEach
  void open() {
    pool = new WorkerPool(config());
  }

  private WorkerConfig config() {
    return WorkerConfig.standard(TrialWorker.class, directory)
        .withProcesses(1)
        .withHeapMegabytes(64);
  }

  @AfterEach
  void close() {
    pool.close();
  }

  @Test
  void run_again_usesTheSameProcess() throws Exception {
    assertThat(pid()).isEqualTo(pid()).isNotEqualTo(ProcessHandle.current().pid());
  }

  @Test
  void run_manyJobs_getsAFreshProcess() throws Exception {
    try (WorkerPool brief = new WorkerPool(config().withJobsPerProcess(1))) {
      Message ask = Message.of("pid");
      assertThat(brief.run(ask, LIMIT).get("pid")).isNotEqualTo(brief.run(ask, LIMIT).get("pid"));
    }
  }

  @Test
  void run_steps_comeInOrderAndStopOnDemand() throws Exception {
    List<Integer> seen = new ArrayList<>();
    Message end =
        pool.run(
            Message.of("count", "to", 1_000_000, "tag", "ü\n\u0000"),
            LIMIT,
            step -> {
              assertThat(step.get("tag")).isEqualTo("ü\n\u0000");
              seen.add(step.number("n"));
              return seen.size() < 3;
            });
    assertThat(seen).containsExactly(0, 1, 2);
    assertThat(end.number("n")).isEqualTo(2);
  }

  @Test
  void run_receiverFails_poolGoesOn() throws Exception {
    assertThatThrownBy(
            () ->
                pool.run(
                    Message.of("count", "to", 5, "tag", ""),
                    LIMIT,
                    step -> {
                      throw new IOException("disk full");
                    }))
        .isInstanceOf(IOException.class)
        .hasMessage("disk full");
    assertThat(pid()).isPositive();
  }

  @Test
  void run_refused_namesTheReasonAndKeepsTheProcess() throws Exception {
    long before = pid();
    fails("refuse", WorkerException.Reason.CONTENT, "no such content");
    assertThat(pid()).isEqualTo(before);
  }

  @Test
  void run_tooDeep_isAContentFailure() throws Exception {
    fails("recurse", WorkerException.Reason.CONTENT, "StackOverflowError");
  }

  @Test
  void run_unknownJob_isRefused() throws Exception {
    fails("dance", WorkerException.Reason.CONTENT, "dance");
  }

  @Test
  void run_exit_isACrash() throws Exception {
    fails("exit", WorkerException.Reason.CRASHED, "42");
    assertThat(pid()).isPositive();
  }

  @Test
  void run_tooMuchMemory_endsTheWorkerOnly() throws Exception {
    fails("grow", WorkerException.Reason.OUT_OF_MEMORY, "memory");
    assertThat(pid()).isPositive();
  }

  @Test
  void run_hanging_isKilled() throws Exception {
    long before = pid();
    assertThatExceptionOfType(WorkerException.class)
        .isThrownBy(() -> pool.run(Message.of("hang"), Duration.ofMillis(200)))
        .extracting(WorkerException::reason)
        .isEqualTo(WorkerException.Reason.TIMED_OUT);
    assertThat(ProcessHandle.of(before).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    assertThat(pid()).isPositive().isNotEqualTo(before);
  }

  @Test
  void run_allBusy_givesUpAfterItsPatience() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (WorkerPool impatient = new WorkerPool(config().withPatience(Duration.ofMillis(100)))) {
      Future<Message> running =
          other.submit(
              () ->
                  impatient.run(
                      Message.of("count", "to", 1, "tag", ""),
                      LIMIT,
                      step -> {
                        busy.countDown();
                        try {
                          enough.await();
                        } catch (InterruptedException interrupted) {
                          throw new IOException(interrupted);
                        }
                        return true;
                      }));
      busy.await();
      assertThatExceptionOfType(WorkerException.class)
          .isThrownBy(() -> impatient.run(Message.of("pid"), LIMIT))
          .extracting(WorkerException::reason)
          .isEqualTo(WorkerException.Reason.BUSY);
      enough.countDown();
      assertThat(running.get().number("n")).isEqualTo(1);
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void run_noise_staysOutOfTheAnswers() throws Exception {
    Message answer = pool.run(Message.of("noise"), LIMIT);
    assertThat(answer.get("secret")).as("environment of the worker").isEqualTo("null");
  }

  @Test
  void close_removesProcessesAndFiles() throws Exception {
    long pid = pid();
    Path litter = Path.of(pool.run(Message.of("litter"), LIMIT).get("file"));
    assertThat(litter).exists().startsWith(directory);
    pool.close();
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void open_leftovers_areRemoved() throws Exception {
    Files.createDirectories(directory.resolve("work1/deep"));
    Files.writeString(directory.resolve("work1/deep/file"), "x");
    pool.close();
    pool = new WorkerPool(config());
    assertThat(directory.resolve("work1")).doesNotExist();
  }

  @Test
  void workDirectory_closed_isGone() throws Exception {
    Path path;
    try (WorkDirectory work = pool.workDirectory()) {
      path = Files.writeString(work.resolve("file"), "x");
    }
    assertThat(path.getParent()).doesNotExist();
  }

  private long pid() throws Exception {
    return pool.run(Message.of("pid"), LIMIT).longNumber("pid");
  }

  private void fails(String job, WorkerException.Reason reason, String words) {
    assertThatExceptionOfType(WorkerException.class)
        .isThrownBy(() -> pool.run(Message.of(job), LIMIT))
        .withMessageContaining(words)
        .extracting(WorkerException::reason)
        .isEqualTo(reason);
  }
}

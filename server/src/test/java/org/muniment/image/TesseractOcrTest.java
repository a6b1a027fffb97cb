package org.muniment.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.muniment.worker.WorkerConfig;
import org.muniment.worker.WorkerPool;

class TesseractOcrTest {
  @TempDir static Path work;
  private static WorkerPool workers;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    workers = new WorkerPool(WorkerConfig.standard(FileWorker.class, work).withProcesses(1));
  }

  @AfterAll
  static void close() {
    workers.close();
  }

  private TesseractOcr ocr(Path program, Duration time) {
    return new TesseractOcr(workers, program, "eng", time, 1);
  }

  private Path page() throws IOException {
    BufferedImage image = Samples.image(300, 200, BufferedImage.TYPE_BYTE_BINARY);
    return Samples.tiff(directory.resolve("page.tif"), "CCITT T.6", image);
  }

  private Path program(String script) throws IOException {
    Path program = Files.writeString(directory.resolve("tesseract"), "#!/bin/sh\n" + script);
    return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void recognise_notInstalled_saysSo() throws IOException {
    TesseractOcr ocr = ocr(TesseractOcr.find(directory.toString()), Duration.ofSeconds(10));
    assertThat(ocr.isAvailable()).isFalse();
    OcrResult result = ocr.recognise(page(), 0);
    assertThat(result.text()).isEmpty();
    assertThat(result.notice()).contains("not installed");
  }

  @Test
  void find_looksThroughThePath() throws IOException {
    Path program = program("exit 0\n");
    assertThat(TesseractOcr.find("/nowhere:" + directory)).isEqualTo(program);
    assertThat(TesseractOcr.find(null)).isNull();
  }

  @Test
  void recognise_givesAPngTurnedUpright() throws IOException {
    Path program =
        program("head -c 24 \"$1\" | tail -c 8 | od -An -tx1\necho \"$OMP_THREAD_LIMIT $*\"\n");
    OcrResult result = ocr(program, Duration.ofSeconds(20)).recognise(page(), 90);
    assertThat(result.notice()).isNull();
    // width 200, height 300: turned
    assertThat(result.text()).contains("00 00 00 c8 00 00 01 2c").contains("stdout -l eng --dpi");
    assertThat(result.text()).contains("\n1 ");
  }

  @Test
  void recognise_failing_isNoText() throws IOException {
    OcrResult result = ocr(program("exit 3\n"), Duration.ofSeconds(20)).recognise(page(), 0);
    assertThat(result.text()).isEmpty();
    assertThat(result.notice()).contains("code 3");
  }

  @Test
  void recognise_tooSlow_isStopped() throws IOException {
    Path program = program("exec sleep 60\n");
    // The worker is warm before the clock of this test matters.
    ocr(program("exit 0\n"), Duration.ofSeconds(30)).recognise(page(), 0);
    OcrResult result = ocr(program("exec sleep 60\n"), Duration.ofSeconds(3)).recognise(page(), 0);
    assertThat(program).exists();
    assertThat(result.text()).isEmpty();
    assertThat(result.notice()).contains("3 seconds");
  }

  @Test
  void recognise_damagedImage_isNoText() throws IOException {
    Path file = Files.write(directory.resolve("bad.png"), new byte[] {1, 2, 3, 4});
    OcrResult result = ocr(program("echo x\n"), Duration.ofSeconds(20)).recognise(file, 0);
    assertThat(result.text()).isEmpty();
    assertThat(result.notice()).contains("damaged");
  }
}

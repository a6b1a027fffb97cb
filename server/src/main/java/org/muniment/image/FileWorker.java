package org.muniment.image;

import java.io.IOException;
import java.util.Map;
import javax.imageio.ImageIO;
import org.muniment.text.TextJob;
import org.muniment.worker.WorkerLoop;

/** The main class of worker processes: all jobs that look inside files. */
public final class FileWorker {
  private FileWorker() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ImageIO.setUseCache(false);
    WorkerLoop.serve(
        Map.of(
            TextJob.NAME, new TextJob(),
            PdfPagesJob.NAME, new PdfPagesJob(),
            ImagePagesJob.NAME, new ImagePagesJob(),
            ExportPageJob.NAME, new ExportPageJob(),
            TintJob.NAME, new TintJob()));
  }
}

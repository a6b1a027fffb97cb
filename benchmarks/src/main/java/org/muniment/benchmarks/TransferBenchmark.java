package org.muniment.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * One large file in and out. The floor is a plain HTTP server of the JDK that writes the body to a
 * file, syncs it, and sends a file back.
 */
final class TransferBenchmark implements Benchmark {
  private static final long BYTES = 1L << 30;
  private static final int PIECE = 1 << 20;
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "transfer";
  }

  @Override
  public List<Result> run(Bench bench) throws Exception {
    Api api = bench.api();
    api.signIn();
    int folder = api.createFolder(1, "Large " + System.nanoTime());
    Samples up = new Samples();
    Samples upFloor = new Samples();
    Samples down = new Samples();
    Samples downFloor = new Samples();
    Path file = bench.scratch().resolve("floor.bin");
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer floor =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    floor.setExecutor(threads);
    floor.createContext(
        "/",
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT")) {
            receive(exchange.getRequestBody(), file);
            exchange.sendResponseHeaders(200, -1);
          } else {
            exchange.sendResponseHeaders(200, Files.size(file));
            Files.copy(file, exchange.getResponseBody());
          }
          exchange.close();
        });
    floor.start();
    String floorUrl = "http://127.0.0.1:" + floor.getAddress().getPort() + "/";
    try {
      // The first round warms up.
      for (int round = 0; round <= ROUNDS; round++) {
        double put = rate(() -> put(floorUrl));
        double got = rate(() -> get(floorUrl));
        JsonNode upload =
            api.post(
                "/Entries/CreateMultipartUploadUrls",
                Map.of(
                    "numberOfParts", 1,
                    "fileName", "large.bin",
                    "mimeType", "application/octet-stream"));
        String[] tag = new String[1];
        double sent = rate(() -> tag[0] = put(upload.path("urls").path(0).asText()));
        int document =
            api.awaitCompleted(
                api.post(
                        "/Entries/" + folder + "/Folder/ImportUploadedParts",
                        Map.of(
                            "uploadId", upload.path("uploadId").asText(),
                            "partETags", List.of(tag[0]),
                            "name", "Large " + round))
                    .path("taskId")
                    .asText());
        String link =
            api.post("/Entries/" + document + "/Export", Map.of("part", "Edoc"))
                .path("value")
                .asText();
        double taken = rate(() -> get(link));
        if (round > 0) {
          upFloor.add(put);
          downFloor.add(got);
          up.add(sent);
          down.add(taken);
        }
      }
    } finally {
      floor.stop(0);
      threads.shutdownNow();
      Files.deleteIfExists(file);
    }
    return List.of(
        Result.of("upload of 1 GB as one part", up, upFloor, "MB/s"),
        Result.of("download of 1 GB", down, downFloor, "MB/s"));
  }

  private interface Work {
    void run() throws IOException;
  }

  private static double rate(Work work) throws IOException {
    long begin = System.nanoTime();
    work.run();
    return BYTES / 1e6 / ((System.nanoTime() - begin) / 1e9);
  }

  private static void receive(InputStream body, Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      body.transferTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /** Sends other bytes each time; answers the ETag. */
  private static String put(String url) throws IOException {
    byte[] piece = new byte[PIECE];
    new Random(System.nanoTime()).nextBytes(piece);
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestMethod("PUT");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    connection.setFixedLengthStreamingMode(BYTES);
    try (OutputStream output = connection.getOutputStream()) {
      for (long sent = 0; sent < BYTES; sent += PIECE) {
        output.write(piece);
      }
    }
    if (connection.getResponseCode() != 200) {
      throw new IOException("PUT answered " + connection.getResponseCode());
    }
    return String.valueOf(connection.getHeaderField("ETag"));
  }

  private static void get(String url) throws IOException {
    byte[] piece = new byte[PIECE];
    long received = 0;
    try (InputStream input = URI.create(url).toURL().openStream()) {
      for (int read = input.read(piece); read >= 0; read = input.read(piece)) {
        received += read;
      }
    }
    if (received != BYTES) {
      throw new IOException("Received " + received + " bytes");
    }
  }
}

package org.muniment.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least that a file costs which comes over HTTP and is kept durably: its bytes in a file that
 * is synced, renamed, and its directory synced, and one row in a transaction of its own. Nothing is
 * read from what is sent, nothing checked, nobody signs in.
 */
final class HttpInserts implements AutoCloseable {
  private static final byte[] ANSWER = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

  static {
    // Read when the first server is made; without it an answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<Connection> connections = new ArrayList<>();
  private final BlockingQueue<PreparedStatement> statements;
  private final Path directory;
  private final AtomicLong files = new AtomicLong();

  HttpInserts(FloorDatabase database, Path scratch, int clients) throws IOException, SQLException {
    directory = Files.createTempDirectory(scratch, "files");
    statements = new ArrayBlockingQueue<>(clients);
    for (int client = 0; client < clients; client++) {
      Connection connection = database.connect();
      connections.add(connection);
      statements.add(connection.prepareStatement("insert into benchmark.single (note) values (?)"));
    }
    threads = Executors.newFixedThreadPool(clients);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), clients);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /** Calls to this server; it takes them for whatever they are. */
  Api api() {
    return new Api("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String name = "file " + files.incrementAndGet();
      keep(name, exchange.getRequestBody().readAllBytes());
      PreparedStatement statement = statements.take();
      statement.setString(1, name);
      statement.executeUpdate();
      statements.add(statement);
      exchange.sendResponseHeaders(201, ANSWER.length);
      exchange.getResponseBody().write(ANSWER);
    } catch (SQLException | InterruptedException failure) {
      throw new IOException(failure);
    }
  }

  private void keep(String name, byte[] content) throws IOException {
    Path staged = directory.resolve(name + ".staged");
    try (FileChannel file =
        FileChannel.open(staged, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    Files.move(staged, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public void close() throws SQLException {
    server.stop(0);
    threads.shutdown();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}

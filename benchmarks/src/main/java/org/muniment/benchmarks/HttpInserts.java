package org.muniment.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
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
import java.util.concurrent.atomic.AtomicLong;

/**
 * The least that a file costs which comes over HTTP and is kept durably: its bytes in a file that
 * is synced, renamed, and its directory synced, and one row in a transaction of its own. Nothing is
 * read from what is sent, nothing checked, nobody signs in.
 */
final class HttpInserts implements AutoCloseable {
  private static final byte[] ANSWER = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

  private final LoopbackServer server;
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
    server = new LoopbackServer(clients, this::handle);
  }

  Api api() {
    return server.api();
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
    server.close();
    for (Connection connection : connections) {
      connection.close();
    }
  }
}

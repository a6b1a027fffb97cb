package org.muniment.benchmarks;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server in this process, for floors that include HTTP. Nobody signs in. */
final class LoopbackServer implements AutoCloseable {
  static {
    // Read when the first server is made; without it an answer waits 40 ms for an acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;

  LoopbackServer(int clients, HttpHandler handler) throws IOException {
    threads = Executors.newFixedThreadPool(clients);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), clients);
    server.setExecutor(threads);
    server.createContext("/", handler);
    server.start();
  }

  /** Calls to this server; it takes them for whatever they are. */
  Api api() {
    return new Api("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}

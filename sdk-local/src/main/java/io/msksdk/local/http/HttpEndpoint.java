package io.msksdk.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.msksdk.local.thread.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server on a loopback port that hands every request to one function. Thread-safe. */
public final class HttpEndpoint implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpEndpoint.class);

  // a body is read to its end before it is answered; more than this is not kept
  private static final int LARGEST_BODY = 1 << 20;

  static {
    // without it every answer waits 44 ms for the client's delayed acknowledgement; it is read once
    // per JVM, when the first server is made
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads;
  private final Function<HttpCall, HttpReply> handler;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  // who asked for the end and is not answered yet; others may be answered meanwhile
  private final Set<Thread> last = ConcurrentHashMap.newKeySet();

  private HttpEndpoint(HttpServer server, Function<HttpCall, HttpReply> handler) {
    this.server = server;
    this.handler = handler;
    this.threads = Executors.newCachedThreadPool(Daemons.named("http"));
  }

  /**
   * Opens a port on the loopback interface.
   *
   * @param port the port, or 0 for any free one
   * @param handler what answers; an exception of it is answered 500
   * @return the open endpoint
   * @throws IOException when the port cannot be opened
   */
  public static HttpEndpoint open(int port, Function<HttpCall, HttpReply> handler)
      throws IOException {
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    HttpServer server = HttpServer.create(address, 128);
    HttpEndpoint endpoint = new HttpEndpoint(server, handler);
    server.setExecutor(endpoint.threads);
    server.createContext("/", endpoint::serve);
    server.start();
    return endpoint;
  }

  /**
   * Returns the open port.
   *
   * @return the port
   */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Lets the request that this thread answers be the last one: its answer still gets through, and
   * those that end before it are no reason to close.
   */
  public void closeWhenAnswered() {
    last.add(Thread.currentThread());
  }

  /**
   * Tells when the port is closed.
   *
   * @return completed after {@link #close()}, whoever called it
   */
  public CompletableFuture<Void> closed() {
    return closed.copy();
  }

  /** Closes the port and all connections. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
    closed.complete(null);
  }

  private void serve(HttpExchange exchange) {
    exchange(exchange);
    if (last.remove(Thread.currentThread()) && last.isEmpty()) {
      // not on this thread: the server waits for the threads that answer
      Daemons.named("stop").newThread(this::close).start();
    }
  }

  private void exchange(HttpExchange exchange) {
    try (exchange) {
      HttpCall call = read(exchange);
      HttpReply reply;
      try {
        reply = handler.apply(call);
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        log.error("{} {}", call.method(), call.rawPath(), e);
        reply = HttpReply.json(500, Map.of(), "{\"message\":\"Internal error\"}");
      }
      write(exchange, reply);
    } catch (IOException e) {
      log.debug("a client went away: {}", e.toString());
    }
  }

  private static HttpCall read(HttpExchange exchange) throws IOException {
    byte[] body;
    try (InputStream in = exchange.getRequestBody()) {
      body = in.readNBytes(LARGEST_BODY + 1);
      in.transferTo(OutputStream.nullOutputStream());
    }
    return new HttpCall(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRequestURI().getRawQuery(),
        exchange.getRequestHeaders(),
        body,
        exchange.getRemoteAddress().getAddress().getHostAddress());
  }

  private static void write(HttpExchange exchange, HttpReply reply) throws IOException {
    if (reply.ending() == HttpReply.Ending.RESET) {
      return; // an exchange that is closed unanswered takes its connection with it
    }
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || reply.body().length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
    if (!bodiless) {
      int length = reply.body().length;
      boolean cut = reply.ending() == HttpReply.Ending.TRUNCATED;
      exchange.getResponseBody().write(reply.body(), 0, cut ? length / 2 : length);
      if (cut) {
        exchange.getResponseBody().flush();
      }
    }
  }

  /**
   * Says whether a body was longer than what is kept of it.
   *
   * @param call the request
   * @return true when the body is not complete
   */
  public static boolean tooLarge(HttpCall call) {
    return call.body().length > LARGEST_BODY;
  }
}

package io.msksdk.changefeed.fake;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A Network Load Balancer for tests: TCP listeners that forward to brokers, such as those of the
 * local MSK. A listener takes its targets in turn and passes over one that does not answer. Targets
 * can be changed while it runs. Thread-safe.
 *
 * <pre>{@code
 * try (FakeLoadBalancer balancer = FakeLoadBalancer.on("127.0.0.1")) {
 *   int port = balancer.listen(0, List.of("127.0.0.1:41001", "127.0.0.1:41002"));
 * }
 * }</pre>
 */
public final class FakeLoadBalancer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;

  private final String host;
  private final Map<Integer, Listener> listeners = new ConcurrentHashMap<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads;

  private record Listener(
      ServerSocket socket,
      AtomicInteger turn,
      List<String> targets,
      CompletableFuture<Void> ended) {}

  private FakeLoadBalancer(String host) {
    this.host = host;
    AtomicInteger count = new AtomicInteger();
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "msk-fake-balancer-" + count.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Makes a balancer without listeners.
   *
   * @param host the address it listens on
   * @return a balancer the caller closes
   */
  public static FakeLoadBalancer on(String host) {
    return new FakeLoadBalancer(requireNonNull(host, "host"));
  }

  /**
   * Opens a listener.
   *
   * @param port its port, 0 for a free one
   * @param targets hosts and ports
   * @return its port
   */
  public int listen(int port, List<String> targets) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
      int bound = socket.getLocalPort();
      Listener listener =
          new Listener(
              socket, new AtomicInteger(), List.copyOf(targets), new CompletableFuture<>());
      listeners.put(bound, listener);
      threads.execute(() -> accept(bound, listener));
      return bound;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Sends the connections to come elsewhere.
   *
   * @param port the listener
   * @param targets hosts and ports
   */
  public void retarget(int port, List<String> targets) {
    listeners.computeIfPresent(
        port,
        (any, old) -> new Listener(old.socket(), old.turn(), List.copyOf(targets), old.ended()));
  }

  /**
   * Closes a listener; its open connections go on.
   *
   * @param port the listener
   */
  public void close(int port) {
    Listener listener = listeners.remove(port);
    if (listener != null) {
      close(listener.socket());
      // a thread that still waits for clients holds the port, which is to be free after this
      Void unused = listener.ended().join();
    }
  }

  private void accept(int port, Listener listener) {
    try {
      while (true) {
        Socket client = listener.socket().accept();
        sockets.add(client);
        threads.execute(() -> forward(port, client));
      }
    } catch (IOException closed) {
      listener.ended().complete(null);
    }
  }

  private void forward(int port, Socket client) {
    Listener listener = listeners.get(port);
    if (listener == null || !joined(client, listener)) {
      close(client);
    }
  }

  private boolean joined(Socket client, Listener listener) {
    int targets = listener.targets().size();
    for (int tries = 0; tries < targets; tries++) {
      int turn = Math.floorMod(listener.turn().getAndIncrement(), targets);
      if (joined(client, listener.targets().get(turn))) {
        return true;
      }
    }
    return false;
  }

  private boolean joined(Socket client, String target) {
    int colon = target.lastIndexOf(':');
    Socket broker = new Socket();
    try {
      broker.connect(
          new InetSocketAddress(
              target.substring(0, colon), Integer.parseInt(target.substring(colon + 1))),
          CONNECT_MILLIS);
      broker.setTcpNoDelay(true);
      client.setTcpNoDelay(true);
    } catch (IOException dead) {
      close(broker);
      return false;
    }
    sockets.add(broker);
    threads.execute(() -> pump(client, broker));
    threads.execute(() -> pump(broker, client));
    return true;
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      long unused = in.transferTo(out);
    } catch (IOException ended) {
      close(from);
    } finally {
      close(from);
      close(to);
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception closing) {
      throw new IllegalStateException("close", closing);
    }
  }

  /** Ends every listener and connection. A second call does nothing. */
  @Override
  public void close() {
    List.copyOf(listeners.keySet()).forEach(this::close);
    sockets.forEach(FakeLoadBalancer::close);
    List<Runnable> unused = threads.shutdownNow();
  }

  @Override
  public String toString() {
    return "FakeLoadBalancer[" + host + ", " + listeners.keySet() + "]";
  }
}

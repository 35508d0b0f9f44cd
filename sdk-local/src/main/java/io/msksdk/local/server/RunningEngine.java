package io.msksdk.local.server;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.cluster.Clusters;
import io.msksdk.local.cluster.brokers.DataPlane;
import io.msksdk.local.companion.Companions;
import io.msksdk.local.control.ServiceApi;
import io.msksdk.local.control.ServiceFront;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.monitoring.Exporters;
import io.msksdk.local.replicator.Replicators;
import io.msksdk.local.steering.Steering;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** An engine with its endpoint open. Thread-safe. */
final class RunningEngine implements AutoCloseable {
  private static final String REGION = "us-east-1";
  private static final long THREADS_END_SECONDS = 10;

  private final Clusters clusters;
  private final Companions companions;
  private final Exporters exporters;
  private final Replicators replicators;
  private final DataPlane dataPlane;
  private final ExecutorService threads;
  private final EngineHome home;
  private final ServiceApi service;
  private final Steering steering;
  private final HttpEndpoint endpoint;
  private boolean closed;

  RunningEngine(
      int port,
      Steering.Parts parts,
      ServiceApi service,
      DataPlane dataPlane,
      ExecutorService threads,
      EngineHome home) {
    this.clusters = parts.clusters();
    this.companions = parts.companions();
    this.exporters = parts.exporters();
    this.replicators = parts.replicators();
    this.dataPlane = dataPlane;
    this.threads = threads;
    this.home = home;
    this.service = service;
    this.steering = new Steering(parts, this::ready, this::shutDown);
    this.endpoint = open(port);
  }

  /** What a starter must know, also the answer to {@code GET /_local/health}. */
  ObjectNode ready() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("ready", true)
        .put("endpoint", "http://127.0.0.1:" + endpoint.port())
        .put("region", REGION)
        .put("account", Identities.DEFAULT_ACCOUNT)
        .put("caFile", home.caFile().toString());
  }

  /** Completed when nothing of the engine is left. */
  CompletableFuture<Void> closed() {
    return endpoint.closed();
  }

  @Override
  public void close() {
    Closing.all(List.of(this::closeParts, endpoint::close));
  }

  private void shutDown() {
    Closing.all(List.of(this::closeParts, endpoint::closeWhenAnswered));
  }

  private synchronized void closeParts() {
    if (closed) {
      return;
    }
    closed = true;
    Closing.all(
        List.of(
            exporters::close,
            replicators::close,
            clusters::close,
            dataPlane::close,
            this::endThreads,
            home::delete));
  }

  private void endThreads() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(THREADS_END_SECONDS, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpEndpoint open(int port) {
    try {
      return HttpEndpoint.open(port, this::answer);
    } catch (BindException e) {
      closeParts();
      throw new IllegalArgumentException(
          "port: " + port + " (expected: a free port, or 0 to pick one). It is in use.", e);
    } catch (IOException e) {
      closeParts();
      throw new IllegalStateException("port: " + port + ": " + e.getMessage(), e);
    }
  }

  private HttpReply answer(HttpCall call) {
    for (ServiceFront front : companions.fronts()) {
      if (front.takes(call)) {
        return front.answer(call);
      }
    }
    return call.rawPath().startsWith(Steering.PREFIX)
        ? steering.answer(call)
        : service.answer(call);
  }
}

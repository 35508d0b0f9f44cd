package io.msksdk.local.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.network.RequestChannel;
import kafka.server.BrokerServer;
import kafka.server.KafkaRequestHandler;
import kafka.server.KafkaRequestHandlerPool;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The way requests take through a broker once a test has interfered with them: handlers of our own
 * take the place of the broker's, which end. It stays until the broker stops, for a way back would
 * have requests in between.
 */
final class RequestDetour {
  private final DelayedRequests requests;
  private final FullDisk writes;
  private final KafkaRequestHandlerPool handlers;

  private RequestDetour(BrokerServer server) {
    RequestChannel actual = server.socketServer().dataPlaneRequestChannel();
    this.requests = new DelayedRequests(actual, server.time());
    this.writes = new FullDisk(server.dataPlaneRequestProcessor(), actual);
    KafkaRequestHandlerPool replaced = server.dataPlaneRequestHandlerPool();
    int threads = replaced.threadPoolSize().get();
    this.handlers =
        new KafkaRequestHandlerPool(
            new AtomicInteger(),
            replaced.requestHandlerAvgIdleMetricName(),
            server.config().nodeId(),
            requests,
            writes,
            server.time(),
            threads,
            "broker");
    List<KafkaRequestHandler> before = CollectionConverters.asJava(replaced.runnables());
    before.forEach(KafkaRequestHandler::stop);
    before.forEach(KafkaRequestHandler::awaitShutdown);
  }

  static RequestDetour of(BrokerServer server) {
    return new RequestDetour(server);
  }

  void delay(Duration delay) {
    requests.delay(delay);
  }

  FullDisk disk() {
    return writes;
  }

  /** Ends the handlers, after the broker has stopped. */
  void close() {
    handlers.shutdown();
  }
}

package io.msksdk.local.broker;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import kafka.server.BrokerServer;
import kafka.server.KafkaRequestHandler;
import kafka.server.KafkaRequestHandlerPool;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The way requests take through a broker once a test has interfered with them, or looked how long
 * they take: handlers of our own take the place of the broker's, which end with what they are at.
 * It stays until the broker stops, for a way back would have requests in between.
 */
final class RequestDetour {
  private final DelayedRequests requests;
  private final RequestTimes times;
  private final FullDisk writes;
  private final List<KafkaRequestHandler> before;

  private RequestDetour(BrokerServer server) {
    RequestChannel actual = server.socketServer().dataPlaneRequestChannel();
    this.requests = new DelayedRequests(actual, server.time());
    ApiRequestHandler handler = new ServicePropertyNames(server.dataPlaneRequestProcessor());
    this.times =
        new RequestTimes(
            server instanceof ServerlessBroker serverless ? serverless.before(handler) : handler);
    this.writes = new FullDisk(times, actual);
    KafkaRequestHandlerPool replaced = server.dataPlaneRequestHandlerPool();
    int threads = replaced.threadPoolSize().get();
    // the broker ends these, and changes their number when num.io.threads does
    server.dataPlaneRequestHandlerPool_$eq(
        new KafkaRequestHandlerPool(
            new AtomicInteger(),
            replaced.requestHandlerAvgIdleMetricName(),
            server.config().nodeId(),
            requests,
            writes,
            server.time(),
            threads,
            "broker"));
    this.before = CollectionConverters.asJava(replaced.runnables());
    before.forEach(KafkaRequestHandler::stop);
  }

  static RequestDetour of(BrokerServer server) {
    return new RequestDetour(server);
  }

  void delay(Duration delay) {
    awaitOthers();
    requests.delay(delay);
  }

  FullDisk disk() {
    awaitOthers();
    return writes;
  }

  RequestTimes times() {
    return times;
  }

  /** Until they have ended, a request may still get past. */
  private void awaitOthers() {
    before.forEach(KafkaRequestHandler::awaitShutdown);
  }
}

package io.msksdk.local.broker;

import java.io.IOException;
import java.util.function.Supplier;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * The network client that Kafka's clients have inside: it shows the answers of a broker before a
 * client makes something of them.
 */
final class WireClient implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int IN_FLIGHT = 50;
  private static final int PAUSE_MILLIS = 10;

  private final Metrics metrics = new Metrics();
  private final NetworkClient client;
  private final Node broker;

  WireClient(IamClients who) {
    AdminClientConfig config = new AdminClientConfig(who.properties());
    String first = config.getList(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG).get(0);
    int colon = first.lastIndexOf(':');
    broker = new Node(-1, first.substring(0, colon), Integer.parseInt(first.substring(colon + 1)));
    client =
        ClientUtils.createNetworkClient(
            config,
            "wire",
            metrics,
            "wire",
            new LogContext(),
            new ApiVersions(),
            Time.SYSTEM,
            IN_FLIGHT,
            TIMEOUT_MILLIS,
            null,
            new ManualMetadataUpdater(),
            new DefaultHostResolver(),
            null,
            null);
  }

  /** Asks once connected, and once the last answer's throttle time is over. */
  AbstractResponse ask(AbstractRequest.Builder<?> request) throws IOException {
    if (!NetworkClientUtils.awaitReady(client, broker, Time.SYSTEM, TIMEOUT_MILLIS)) {
      throw new IOException("not connected to " + broker);
    }
    long now = Time.SYSTEM.milliseconds();
    return NetworkClientUtils.sendAndReceive(
            client, client.newClientRequest(broker.idString(), request, now, true), Time.SYSTEM)
        .responseBody();
  }

  /**
   * Asks as fast as it can until an answer has a throttle time, which it returns; 0 if none has.
   */
  int throttled(int most, Supplier<AbstractRequest.Builder<?>> request) {
    int sent = 0;
    int answered = 0;
    while (answered < most) {
      long now = Time.SYSTEM.milliseconds();
      boolean sending = sent < most && client.ready(broker, now);
      if (sending) {
        client.send(client.newClientRequest(broker.idString(), request.get(), now, true), now);
        sent++;
      }
      for (ClientResponse answer : client.poll(sending ? 0 : PAUSE_MILLIS, now)) {
        answered++;
        if (answer.responseBody().throttleTimeMs() > 0) {
          return answer.responseBody().throttleTimeMs();
        }
      }
    }
    return 0;
  }

  @Override
  public void close() {
    client.close();
    metrics.close();
  }
}

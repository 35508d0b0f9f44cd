package io.msksdk.changefeed.privatelink.verify;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeConfigsResponseData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.NetworkSend;
import org.apache.kafka.common.network.Selector;
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.DescribeConfigsRequest;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;

/**
 * One connection to one address. An Admin client cannot be used: it goes on to the names it is
 * told, and here those resolve on TiDB Cloud's side only. Not thread-safe.
 */
final class BrokerDoor implements AutoCloseable {
  private static final String CONNECTION = "door";
  private static final int BUFFER = 64 * 1024;

  /** The first bytes of TLS, read as the length of an answer, would be 352 MB. */
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;

  /** Versions every broker since 2.1 knows, with the plain header in their answers. */
  private static final short METADATA = 4;

  private static final short DESCRIBE_CONFIGS = 1;

  private final Metrics metrics = new Metrics();
  private final Selector selector;
  private final long deadline;
  private int requests;

  record Address(String host, int port) {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  private BrokerDoor(Address address, Map<String, ?> properties, Duration timeout)
      throws IOException {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, address.toString());
    LogContext context = new LogContext();
    deadline = Time.SYSTEM.milliseconds() + timeout.toMillis();
    selector =
        new Selector(
            LARGEST_ANSWER,
            timeout.toMillis(),
            metrics,
            Time.SYSTEM,
            "privatelink",
            Map.of(),
            false,
            ClientUtils.createChannelBuilder(new AdminClientConfig(all), Time.SYSTEM, context),
            context);
    try {
      connect(address);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  static BrokerDoor open(Address address, Map<String, ?> properties, Duration timeout)
      throws IOException {
    return new BrokerDoor(address, properties, timeout);
  }

  private void connect(Address address) throws IOException {
    selector.connect(
        CONNECTION, new InetSocketAddress(address.host(), address.port()), BUFFER, BUFFER);
    while (!selector.isChannelReady(CONNECTION)) {
      poll();
    }
  }

  private void poll() throws IOException {
    long left = deadline - Time.SYSTEM.milliseconds();
    if (left <= 0) {
      throw new IOException("no answer in time");
    }
    selector.poll(left);
    if (selector.disconnected().containsKey(CONNECTION)) {
      throw new IOException("disconnected");
    }
  }

  /** The brokers as whoever is behind this address advertises them on its listener. */
  Map<Integer, Address> brokers() throws IOException {
    MetadataRequestData none =
        new MetadataRequestData().setTopics(List.of()).setAllowAutoTopicCreation(false);
    ByteBuffer answer = ask(new MetadataRequest.Builder(none).build(METADATA));
    Map<Integer, Address> brokers = new TreeMap<>();
    new MetadataResponseData(new ByteBufferAccessor(answer), METADATA)
        .brokers()
        .forEach(broker -> brokers.put(broker.nodeId(), new Address(broker.host(), broker.port())));
    return brokers;
  }

  /** Whether a broker is behind this address: it answers for its own settings and no other's. */
  boolean is(int nodeId) throws IOException {
    DescribeConfigsRequestData request =
        new DescribeConfigsRequestData()
            .setResources(
                List.of(
                    new DescribeConfigsRequestData.DescribeConfigsResource()
                        .setResourceType(ConfigResource.Type.BROKER.id())
                        .setResourceName(String.valueOf(nodeId))
                        .setConfigurationKeys(List.of("node.id"))));
    ByteBuffer answer = ask(new DescribeConfigsRequest.Builder(request).build(DESCRIBE_CONFIGS));
    return new DescribeConfigsResponseData(new ByteBufferAccessor(answer), DESCRIBE_CONFIGS)
        .results().stream().allMatch(result -> result.errorCode() == Errors.NONE.code());
  }

  private ByteBuffer ask(AbstractRequest request) throws IOException {
    RequestHeader header =
        new RequestHeader(request.apiKey(), request.version(), "msk-privatelink", ++requests);
    selector.send(new NetworkSend(CONNECTION, request.toSend(header)));
    do {
      poll(); // which also forgets the answer before
    } while (selector.completedReceives().isEmpty());
    ByteBuffer answer = selector.completedReceives().iterator().next().payload();
    answer.position(answer.position() + Integer.BYTES); // the number of the request
    return answer;
  }

  @Override
  public void close() {
    selector.close();
    metrics.close();
  }
}

package io.msksdk.changefeed.privatelink;

/**
 * What to fill into TiDB Cloud's page of the changefeed.
 *
 * @param azs the number of zones, such as {@code 3 AZs}; the page calls it Kafka Type too
 * @param unique the unique string of the Kafka Advertised Listener Pattern
 * @param serviceName the endpoint service, such as {@code com.amazonaws.vpce.us-west-2.vpce-svc-0f}
 * @param bootstrapPorts separated by commas
 */
public record FormValues(String azs, String unique, String serviceName, String bootstrapPorts) {

  /** Returns the values as the page names them, a line each. */
  @Override
  public String toString() {
    return "Kafka Type: "
        + azs
        + "\nKafka Advertised Listener Pattern: "
        + unique
        + "\nEndpoint Service Name: "
        + serviceName
        + "\nBootstrap Ports: "
        + bootstrapPorts;
  }
}

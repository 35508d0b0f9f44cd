package io.msksdk.changefeed.target;

import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.sink.ChangefeedId;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.InvalidSpecException;

/**
 * A changefeed in Avro into Confluent Cloud as its documentation sets it up: a topic for each
 * table, partitions by key, three replicas, TLS and SASL/PLAIN. Source: TiDB documentation,
 * "Integrate Data with Confluent Cloud and Snowflake", section "Create a Kafka changefeed".
 *
 * @param id the changefeed's name
 * @param uri its sink URI
 * @param config its configuration
 */
public record ConfluentRecipe(ChangefeedId id, SinkUri uri, ReplicaConfig config) {
  private static final int REPLICAS = 3;

  /**
   * Returns the changefeed.
   *
   * @param id its name, such as {@code confluent-changefeed}
   * @param bootstrap the bootstrap server of the Kafka cluster
   * @param apiKey the API key of the Kafka cluster
   * @param apiSecret its secret, as it is and not percent-encoded
   * @param registry the schema registry with its own key and secret
   * @return URI and configuration, checked
   * @throws InvalidSpecException when a value cannot be used
   */
  public static ConfluentRecipe of(
      String id, String bootstrap, String apiKey, String apiSecret, RegistryUrl registry) {
    SinkUri uri =
        SinkUri.builder(bootstrap, "ticdc-meta")
            .protocol(SinkProtocol.AVRO)
            .replicationFactor(REPLICAS)
            .autoCreateTopic(true)
            .tls()
            .sasl("plain", apiKey, apiSecret)
            .build();
    ReplicaConfig config =
        ReplicaConfig.builder()
            .schemaRegistry(registry)
            .dispatch(
                DispatchRule.match("*.*")
                    .topic("tidb_{schema}_{table}")
                    .partition(PartitionRule.indexValue())
                    .build())
            .build();
    return new ConfluentRecipe(ChangefeedId.of(id), uri, config);
  }

  /**
   * Returns the command that creates the changefeed, secrets included. Releases from v6.2 on take
   * {@code --server} where the guide still has {@code --pd}.
   *
   * @param server such as {@code http://127.0.0.1:8300}
   * @param configFile where {@link ReplicaConfig#toml()} was written to
   * @return the command; when it prints nothing, the network to Confluent Cloud is broken
   */
  public String command(String server, String configFile) {
    return "cdc cli changefeed create --server="
        + server
        + " --sink-uri='"
        + uri.text()
        + "' --changefeed-id="
        + id
        + " --config="
        + configFile;
  }
}

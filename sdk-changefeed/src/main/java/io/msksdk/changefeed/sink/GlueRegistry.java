package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

/**
 * A schema registry of AWS Glue for the formats in Avro, from v7.4.0. TiCDC takes its credentials
 * from its environment, which is better than writing them here. Source: TiDB documentation, "Sink
 * to Kafka", section "Integrate TiCDC with AWS Glue Schema Registry".
 *
 * @param region such as {@code eu-west-1}
 * @param name the registry's name
 */
public record GlueRegistry(String region, String name) {
  /**
   * Checks that both are given.
   *
   * @param region such as {@code eu-west-1}
   * @param name the registry's name
   */
  public GlueRegistry {
    requireNonNull(region, "region");
    requireNonNull(name, "name");
  }
}

package io.msksdk.auth.acl;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BrokerSoftwareInfo;
import software.amazon.awssdk.services.kafka.model.DescribeConfigurationRevisionResponse;
import software.amazon.awssdk.services.kafka.model.Provisioned;

/**
 * Whether a cluster lets every principal at a resource that no ACL is about. The brokers themselves
 * hide the value, so MSK is asked which configuration they run with.
 *
 * <p>Source: Amazon MSK Developer Guide, "Apache Kafka ACLs": MSK's default is {@code true}.
 */
public final class OpenByDefault {
  static final String PROPERTY = "allow.everyone.if.no.acl.found";

  private OpenByDefault() {}

  /**
   * Asks MSK.
   *
   * @param kafka a client of MSK; stays the caller's
   * @param cluster the cluster
   * @return false only when the cluster's configuration says so; on a serverless cluster, which has
   *     IAM and no ACLs, it does not matter
   * @throws software.amazon.awssdk.services.kafka.model.KafkaException if MSK refuses
   */
  public static boolean on(KafkaClient kafka, MskClusterArn cluster) {
    requireNonNull(kafka, "kafka");
    Provisioned provisioned =
        kafka.describeClusterV2(r -> r.clusterArn(cluster.toString())).clusterInfo().provisioned();
    BrokerSoftwareInfo software =
        provisioned == null ? null : provisioned.currentBrokerSoftwareInfo();
    if (software == null || software.configurationArn() == null) {
      return true;
    }
    DescribeConfigurationRevisionResponse revision =
        kafka.describeConfigurationRevision(
            r -> r.arn(software.configurationArn()).revision(software.configurationRevision()));
    return !"false".equalsIgnoreCase(value(revision.serverProperties().asUtf8String()));
  }

  private static String value(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(PROPERTY, "true").strip();
  }
}

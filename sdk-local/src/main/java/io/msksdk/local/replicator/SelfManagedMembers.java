package io.msksdk.local.replicator;

import io.msksdk.local.api.Members;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.kafka.model.KafkaCluster;

/**
 * What is demanded of a cluster that MSK does not run (developer guide, "Supported configurations"
 * and "Set up prerequisites for MSK Replicator with self-managed Apache Kafka clusters").
 */
final class SelfManagedMembers {
  private static final Pattern BROKERS =
      Pattern.compile("[^\\s,:]+:\\d{1,5}(,[^\\s,:]+:\\d{1,5})*");
  // it prefixes topics
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SECRET =
      Pattern.compile("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\\d{12}:secret:.+");

  private SelfManagedMembers() {}

  static void check(String member, KafkaCluster cluster) {
    if (cluster.amazonMskCluster() != null) {
      throw Members.wrong(
          member, "both kinds of clusters", "one of amazonMskCluster and apacheKafkaCluster");
    }
    var kafka = cluster.apacheKafkaCluster();
    matching(member + ".apacheKafkaCluster.apacheKafkaClusterId", kafka.apacheKafkaClusterId(), ID);
    matching(
        member + ".apacheKafkaCluster.bootstrapBrokerString",
        kafka.bootstrapBrokerString(),
        BROKERS);
    authentication(member + ".clientAuthentication", cluster);
    var tls = cluster.encryptionInTransit();
    if (tls != null) {
      String encryption = member + ".encryptionInTransit.";
      String type = Members.required(encryption + "encryptionType", tls.encryptionTypeAsString());
      ReplicationLists.known(encryption + "encryptionType", type, tls.encryptionType());
      if (tls.rootCaCertificate() != null) {
        matching(encryption + "rootCaCertificate", tls.rootCaCertificate(), SECRET);
      }
    }
  }

  private static void authentication(String member, KafkaCluster cluster) {
    var authentication = Members.required(member, cluster.clientAuthentication());
    if (authentication.mtls() != null) {
      matching(member + ".mTLS.secretArn", authentication.mtls().secretArn(), SECRET);
      return;
    }
    var scram = Members.required(member + ".saslScram", authentication.saslScram());
    String mechanism = Members.required(member + ".saslScram.mechanism", scram.mechanismAsString());
    ReplicationLists.known(member + ".saslScram.mechanism", mechanism, scram.mechanism());
    matching(member + ".saslScram.secretArn", scram.secretArn(), SECRET);
  }

  private static void matching(String member, String value, Pattern pattern) {
    String given = Members.required(member, value);
    if (!pattern.matcher(given).matches()) {
      throw Members.wrong(member, given, pattern.pattern());
    }
  }
}

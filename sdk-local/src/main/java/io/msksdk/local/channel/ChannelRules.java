package io.msksdk.local.channel;

import io.msksdk.local.api.Members;
import io.msksdk.local.cluster.ClusterSnapshot;
import io.msksdk.local.refusal.Refusal;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ChannelDestinationType;
import software.amazon.awssdk.services.kafka.model.ClusterState;
import software.amazon.awssdk.services.kafka.model.CreateChannelRequest;
import software.amazon.awssdk.services.kafka.model.IcebergDestinationConfiguration;
import software.amazon.awssdk.services.kafka.model.S3DestinationConfiguration;
import software.amazon.awssdk.services.kafka.model.TopicConfiguration;
import software.amazon.awssdk.services.kafka.model.UpdateChannelRequest;

/** What channels must be, as far as the shapes of their operations tell. */
final class ChannelRules {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,127}");

  private ChannelRules() {}

  static void members(CreateChannelRequest request) {
    String name = Members.required("channelName", request.channelName());
    if (!NAME.matcher(name).matches()) {
      throw Members.wrong(
          "channelName", name, "1 to 128 letters, digits and hyphens, the first one no hyphen");
    }
    List<TopicConfiguration> topics =
        Members.requiredList("topicConfigurationList", request.topicConfigurationList());
    for (int i = 0; i < topics.size(); i++) {
      String unused =
          Members.required("topicConfigurationList[" + i + "].topicArn", topics.get(i).topicArn());
    }
    IcebergDestinationConfiguration iceberg = request.icebergDestinationConfiguration();
    S3DestinationConfiguration s3 = request.s3DestinationConfiguration();
    if ((iceberg == null) == (s3 == null)) {
      throw Refusal.badRequest(
          "You must specify exactly one of icebergDestinationConfiguration and"
              + " s3DestinationConfiguration.");
    }
    if (s3 != null) {
      s3(s3);
    } else {
      iceberg(iceberg);
    }
  }

  static void cluster(ClusterSnapshot cluster) {
    if (!cluster.express()) {
      String type =
          cluster.serverless() == null
              ? cluster.provisioned().brokerNodeGroupInfo().instanceType()
              : "none";
      throw Refusal.badRequest(
          "clusterArn",
          "Channels are supported only on clusters with Express instance types: this cluster has "
              + type
              + ".");
    }
    if (cluster.state() != ClusterState.ACTIVE) {
      throw Refusal.badRequest(
          "clusterArn", "You can't change channels of a cluster in " + cluster.state() + " state.");
    }
  }

  static void topics(CreateChannelRequest request, Predicate<String> exists) {
    List<TopicConfiguration> topics = request.topicConfigurationList();
    for (int i = 0; i < topics.size(); i++) {
      if (!exists.test(topics.get(i).topicArn())) {
        throw Members.wrong(
            "topicConfigurationList[" + i + "].topicArn",
            topics.get(i).topicArn(),
            "a topic of the cluster");
      }
    }
  }

  static void members(UpdateChannelRequest request, ChannelDestinationType destination) {
    boolean iceberg = request.icebergDestinationUpdate() != null;
    if (iceberg == (request.s3DestinationUpdate() != null)) {
      throw Refusal.badRequest(
          "You must specify exactly one of icebergDestinationUpdate and s3DestinationUpdate.");
    }
    String member = iceberg ? "icebergDestinationUpdate" : "s3DestinationUpdate";
    if (iceberg != (destination == ChannelDestinationType.ICEBERG)) {
      throw Refusal.badRequest(member, "The channel's destination is " + destination + ".");
    }
    Integer freshness =
        iceberg
            ? request.icebergDestinationUpdate().dataFreshnessInSeconds()
            : request.s3DestinationUpdate().dataFreshnessInSeconds();
    freshness(member, Members.required(member + ".dataFreshnessInSeconds", freshness));
  }

  private static void s3(S3DestinationConfiguration s3) {
    String member = "s3DestinationConfiguration";
    role(member, s3.serviceExecutionRoleArn());
    String bucket = s3.storage() == null ? null : s3.storage().bucketArn();
    String unused = Members.required(member + ".storage.bucketArn", bucket);
    freshness(member, s3.dataFreshnessInSeconds());
  }

  private static void iceberg(IcebergDestinationConfiguration iceberg) {
    String member = "icebergDestinationConfiguration";
    role(member, iceberg.serviceExecutionRoleArn());
    String catalog = iceberg.catalog() == null ? null : iceberg.catalog().catalogArn();
    String unused = Members.required(member + ".catalog.catalogArn", catalog);
    freshness(member, iceberg.dataFreshnessInSeconds());
  }

  private static void role(String member, @Nullable String role) {
    String unused = Members.required(member + ".serviceExecutionRoleArn", role);
  }

  private static void freshness(String member, @Nullable Integer seconds) {
    if (seconds != null && seconds < 1) {
      throw Members.wrong(member + ".dataFreshnessInSeconds", seconds, "at least 1");
    }
  }
}

package io.msksdk.changefeed.preflight;

import static java.util.Objects.requireNonNull;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.changefeed.sink.ClusterLimits;
import io.msksdk.changefeed.sink.MskSink;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Topics, their numbers, their sizes and the rights on them, asked as TiCDC would ask. */
final class TopicCheck {
  private static final int SECONDS = 30;
  private static final int NEW_PARTITIONS = 3;

  private final Results results;
  private final Admin admin;
  private final SinkUri uri;
  private final ChangefeedAcls acls;

  TopicCheck(Results results, Admin admin, SinkUri uri, ChangefeedAcls acls) {
    this.results = results;
    this.admin = admin;
    this.uri = uri;
    this.acls = acls;
  }

  void check(Collection<String> topics) {
    ClusterLimits limits = limits();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin
            .describeTopics(topics, new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    for (String topic : topics) {
      KafkaFuture<TopicDescription> answer = requireNonNull(asked.get(topic));
      Throwable refusal = refusal(answer);
      if (refusal == null) {
        existing(topic, BrokerAnswers.get("DescribeTopics", answer), limits);
      } else if (refusal instanceof UnknownTopicOrPartitionException) {
        absent(topic);
      } else if (refusal instanceof AuthorizationException) {
        lacks(topic, AclOperation.DESCRIBE);
      } else {
        results.skipped("topic", topic, "no answer: " + refusal.getClass().getSimpleName());
      }
    }
  }

  private static @Nullable Throwable refusal(KafkaFuture<?> future) {
    try {
      Object ignored = future.get(SECONDS, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause() == null ? e : e.getCause();
    } catch (TimeoutException e) {
      return e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private @Nullable ClusterLimits limits() {
    try {
      ClusterLimits limits = ClusterLimits.read(admin);
      results.found("cluster", "limits", MskSink.advise(uri, limits), limits.toString());
      results.passed("acl", "cluster", "DescribeConfigs");
      return limits;
    } catch (AccessDeniedException denied) {
      lack("cluster", acls.cluster());
    } catch (CallException failed) {
      results.skipped("cluster", "limits", "no answer: " + failed.code());
    }
    return null;
  }

  private void existing(String topic, TopicDescription found, @Nullable ClusterLimits limits) {
    int real = found.partitions().size();
    results.found("topic", topic, partitions(real), real + " partitions");
    var may = found.authorizedOperations();
    for (AclOperation needed : List.of(AclOperation.WRITE, AclOperation.DESCRIBE_CONFIGS)) {
      if (may != null && !may.contains(needed)) {
        lacks(topic, needed);
      } else {
        results.passed("acl", topic, ChangefeedAcls.words(needed));
      }
    }
    if (may == null || may.contains(AclOperation.DESCRIBE_CONFIGS)) {
      configured(topic, found.partitions().get(0).replicas().size(), limits);
    }
  }

  private List<Finding> partitions(int real) {
    Findings findings = Findings.create();
    uri.partitions()
        .ifPresent(
            wanted -> {
              if (wanted > real) {
                findings.add(
                    ServerText.refusal(
                        "more-partitions",
                        "partition-num",
                        wanted,
                        "at most " + real,
                        wanted,
                        real));
              } else if (wanted < real) {
                findings.add(
                    Finding.warning(
                            "changefeed.preflight.partitions",
                            "partition-num",
                            wanted,
                            real + ", those of the topic")
                        .advising("The partitions beyond get nothing."));
              }
            });
    return findings.all();
  }

  private void configured(String topic, int replicas, @Nullable ClusterLimits limits) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Map<ConfigResource, Config> configs = new HashMap<>();
    try {
      configs.putAll(
          BrokerAnswers.get("DescribeConfigs", admin.describeConfigs(List.of(resource)).all()));
    } catch (CallException failed) {
      results.skipped("message-size", topic, "no answer: " + failed.code());
      return;
    }
    Config config = configs.get(resource);
    long most = number(config, "max.message.bytes", limits == null ? 0 : limits.maxMessageBytes());
    long inSync =
        number(config, "min.insync.replicas", limits == null ? 1 : limits.minInsyncReplicas());
    results.found("message-size", topic, size(most), most + " bytes");
    results.found("replicas", topic, replicas(replicas, inSync), replicas + " replicas");
  }

  private List<Finding> size(long most) {
    return uri.maxMessageBytes() <= most
        ? List.of()
        : List.of(
            Finding.warning(
                    "changefeed.preflight.message-size",
                    "max-message-bytes",
                    uri.maxMessageBytes(),
                    "at most the topic's max.message.bytes " + most)
                .advising(
                    "TiCDC lowers it without a word, and wide rows fail later: raise"
                        + " max.message.bytes of the topic, or handle large messages."));
  }

  private List<Finding> replicas(int replicas, long inSync) {
    return uri.requiredAcks() != -1 || replicas >= inSync
        ? List.of()
        : List.of(
            ServerText.refusal(
                "min-insync",
                "replication-factor",
                replicas,
                "at least " + inSync,
                replicas,
                inSync));
  }

  private static long number(@Nullable Config config, String name, long usual) {
    ConfigEntry entry = config == null ? null : config.get(name);
    return entry == null || entry.value() == null ? usual : Long.parseLong(entry.value());
  }

  /** Tries the creation without carrying it out. */
  private void absent(String topic) {
    if (!uri.autoCreateTopic()) {
      results.found(
          "topic",
          topic,
          ServerText.refusal(
                  "topic-missing",
                  "auto-create-topic",
                  false,
                  "true, or the topic to be there",
                  topic)
              .advising(
                  "Create the topic first. TiCDC says: "
                      + ServerText.of("topic-missing", topic)
                      + "."));
      return;
    }
    NewTopic wanted =
        new NewTopic(
            topic, uri.partitions().orElse(NEW_PARTITIONS), (short) uri.replicationFactor());
    Throwable refusal =
        refusal(
            admin
                .createTopics(List.of(wanted), new CreateTopicsOptions().validateOnly(true))
                .all());
    if (refusal instanceof AuthorizationException) {
      lacks(topic, AclOperation.CREATE);
    } else if (refusal != null) {
      results.found(
          "topic",
          topic,
          Finding.error("changefeed.preflight.topic", "topic", topic, "a topic the cluster creates")
              .advising("The cluster says: " + refusal.getMessage()));
    } else {
      results.passed("topic", topic, "can be created");
      results.skipped("acl", topic, "Write cannot be asked for a topic that is not there");
    }
  }

  private void lacks(String topic, AclOperation operation) {
    lack(topic, acls.onTopic(topic, operation));
  }

  private void lack(String subject, AclBinding acl) {
    results.missing(acl);
    results.found(
        "acl",
        subject,
        Finding.error(
                "changefeed.preflight.acl",
                "acl",
                acl.entry().principal() + " lacks " + ChangefeedAcls.words(acl.entry().operation()),
                ChangefeedAcls.words(acl.entry().operation()) + " on " + acl.pattern().name())
            .advising("Call grantMissing of the report, or run: " + ChangefeedAcls.command(acl)));
  }
}

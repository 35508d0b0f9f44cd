package io.msksdk.local.iam;

import io.msksdk.core.policy.KafkaClusterAction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;

/**
 * The use cases of the guide (developer guide, "Common use cases for client authorization policy")
 * with exactly their actions, and what a client does in each.
 */
enum UseCase {
  ADMIN {
    @Override
    void run(KafkaCaller caller, Names names) {
      var unused = caller.admin(a -> a.deleteTopics(List.of(names.topic())).all());
      CREATE_TOPIC.run(caller, names);
    }
  },
  CREATE_TOPIC("CreateTopic") {
    @Override
    void run(KafkaCaller caller, Names names) {
      var unused =
          caller.admin(
              a -> a.createTopics(List.of(new NewTopic(names.topic(), 1, (short) 1))).all());
    }

    @Override
    boolean needsTopic() {
      return false;
    }
  },
  PRODUCE("DescribeTopic", "WriteData") {
    @Override
    void run(KafkaCaller caller, Names names) {
      caller.with("enable.idempotence", "false").produce(names.topic(), "plain");
    }
  },
  CONSUME("DescribeTopic", "DescribeGroup", "AlterGroup", "ReadData") {
    @Override
    void run(KafkaCaller caller, Names names) {
      try (KafkaConsumer<String, String> consumer =
          caller.with("group.id", names.group()).consumer()) {
        consumer.subscribe(List.of(names.topic()));
        while (consumer.poll(Duration.ofSeconds(1)).isEmpty()) {
          // the group is still forming
        }
        consumer.commitSync();
      }
    }
  },
  PRODUCE_IDEMPOTENTLY("DescribeTopic", "WriteData", "WriteDataIdempotently") {
    @Override
    void run(KafkaCaller caller, Names names) {
      caller.produce(names.topic(), "once");
    }
  },
  PRODUCE_TRANSACTIONALLY(
      "DescribeTopic", "WriteData", "DescribeTransactionalId", "AlterTransactionalId") {
    @Override
    void run(KafkaCaller caller, Names names) {
      KafkaProducer<String, String> producer =
          caller.with("transactional.id", names.id()).producer();
      try {
        producer.initTransactions();
        producer.beginTransaction();
        var unused = producer.send(new ProducerRecord<>(names.topic(), "all or nothing"));
        producer.commitTransaction();
      } finally {
        // a producer that was refused would first wait for the end of its transaction
        producer.close(Duration.ZERO);
      }
    }
  },
  DESCRIBE_CLUSTER_CONFIGURATION("DescribeClusterDynamicConfiguration") {
    @Override
    void run(KafkaCaller caller, Names names) {
      var unused = caller.admin(a -> a.describeConfigs(List.of(broker("1"))).all());
    }
  },
  UPDATE_CLUSTER_CONFIGURATION(
      "DescribeClusterDynamicConfiguration", "AlterClusterDynamicConfiguration") {
    @Override
    void run(KafkaCaller caller, Names names) {
      set(caller, broker(""), "message.max.bytes");
    }
  },
  DESCRIBE_TOPIC_CONFIGURATION("DescribeTopicDynamicConfiguration") {
    @Override
    void run(KafkaCaller caller, Names names) {
      var unused = caller.admin(a -> a.describeConfigs(List.of(topic(names))).all());
    }
  },
  UPDATE_TOPIC_CONFIGURATION(
      "DescribeTopicDynamicConfiguration", "AlterTopicDynamicConfiguration") {
    @Override
    void run(KafkaCaller caller, Names names) {
      set(caller, topic(names), "max.message.bytes");
    }
  },
  ALTER_TOPIC("DescribeTopic", "AlterTopic") {
    @Override
    void run(KafkaCaller caller, Names names) {
      var unused =
          caller.admin(
              a -> a.createPartitions(Map.of(names.topic(), NewPartitions.increaseTo(2))).all());
    }
  };

  private final List<KafkaClusterAction> actions = new ArrayList<>();

  UseCase(String... actions) {
    this.actions.add(KafkaClusterAction.find("Connect").orElseThrow());
    for (String action : actions) {
      this.actions.add(KafkaClusterAction.find(action).orElseThrow());
    }
  }

  abstract void run(KafkaCaller caller, Names names);

  boolean needsTopic() {
    return true;
  }

  List<KafkaClusterAction> actions() {
    return actions;
  }

  /** The actions that no request of the case asks for; the guide requires them all the same. */
  boolean onlyRequired(KafkaClusterAction action) {
    Optional<String> unasked =
        switch (this) {
          case UPDATE_CLUSTER_CONFIGURATION -> Optional.of("DescribeClusterDynamicConfiguration");
          case UPDATE_TOPIC_CONFIGURATION -> Optional.of("DescribeTopicDynamicConfiguration");
          case ALTER_TOPIC -> Optional.of("DescribeTopic");
          default -> Optional.empty();
        };
    return unasked.filter(action.name()::equals).isPresent();
  }

  /** The statements of the case, each action on the one resource it is about, without one. */
  String statements(IamCluster cluster, Names names, String without) {
    if (this == ADMIN) {
      return "[{\"Effect\":\"Allow\",\"Action\":\"kafka-cluster:*\",\"Resource\":\"*\"}]";
    }
    return actions.stream()
        .filter(action -> !action.name().equals(without))
        .map(action -> statement(action, names.arn(cluster, action)))
        .collect(Collectors.joining(",", "[", "]"));
  }

  static String statement(KafkaClusterAction action, String resource) {
    return "{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"%s\"}"
        .formatted(action.action(), resource);
  }

  private static ConfigResource broker(String id) {
    return new ConfigResource(Type.BROKER, id);
  }

  private static ConfigResource topic(Names names) {
    return new ConfigResource(Type.TOPIC, names.topic());
  }

  private static void set(KafkaCaller caller, ConfigResource resource, String property) {
    AlterConfigOp set =
        new AlterConfigOp(new ConfigEntry(property, "1048576"), AlterConfigOp.OpType.SET);
    var unused = caller.admin(a -> a.incrementalAlterConfigs(Map.of(resource, List.of(set))).all());
  }

  /** What a run works on. */
  record Names(String topic, String group, String id) {

    String arn(IamCluster cluster, KafkaClusterAction action) {
      return switch (action.resourceType()) {
        case "topic" -> cluster.resource("topic", topic);
        case "group" -> cluster.resource("group", group);
        case "transactional-id" -> cluster.resource("transactional-id", id);
        default -> cluster.arn();
      };
    }
  }
}

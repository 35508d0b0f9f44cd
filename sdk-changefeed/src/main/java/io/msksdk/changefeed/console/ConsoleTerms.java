package io.msksdk.changefeed.console;

import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A form as its fields, and in TiCDC's terms. */
record ConsoleTerms(ConsoleChangefeed.Builder values) {
  private static final List<String> ALL = List.of("*.*");

  ConsoleForm form() {
    ConsoleForm form = new ConsoleForm();
    boolean brief = values.edition == Edition.EXPERIMENTAL;
    form.target(values.target);
    form.putUnless("case-sensitive", values.caseSensitive ? "on" : "", "");
    form.putUnless("filter-rules", values.rules, brief ? ALL : List.of());
    form.putUnless("event-filter", values.events, List.of());
    form.putUnless("column-selector", values.columns, List.of());
    if (!brief || values.format.protocol() != ConsoleRules.usual(values.edition)) {
      form.format(values.format);
    }
    form.putUnless("topic-distribution", values.topics.toString(), brief ? "one topic" : "");
    form.put("topic", values.topics.topic());
    partitions(form, brief);
    if (!brief) {
      form.put("replication-factor", values.replicas);
      form.put("partition-number", values.partitionNumber);
    }
    form.putUnless("split-event", values.rawUpdates ? "raw UPDATE events" : "", "");
    form.putUnless("capacity", values.capacity, 0);
    form.putUnless("name", values.name, brief ? values.name : "");
    return form;
  }

  private void partitions(ConsoleForm form, boolean brief) {
    if (!values.partitions.isEmpty()) {
      form.put("partition-by-table", values.partitions);
    }
    form.putUnless("partition-distribution", values.partition.toString(), brief ? "table" : "");
  }

  Optional<SinkUri> uri(Findings found) {
    return collecting(
        found,
        () -> {
          SinkUri uri = builder().build();
          found.addAll(uri.findings());
          return uri;
        });
  }

  private SinkUri.Builder builder() {
    KafkaTarget target = values.target;
    SinkUri.Builder uri =
        SinkUri.builder(target.brokers(), values.topics.topic()).protocol(values.format.protocol());
    if (values.edition == Edition.EXPERIMENTAL) {
      uri.autoCreateTopic(false); // its page has the topic made before
    } else {
      uri.partitions(values.partitionNumber).replicationFactor(values.replicas);
    }
    if (!target.compression().equals("none")) {
      uri.compression(target.compression());
    }
    KafkaTarget.Login login = target.login();
    if (login != null) {
      uri.sasl(login.mechanism(), login.user(), login.password());
    }
    return target.encrypted() ? format(uri).tls() : format(uri);
  }

  private SinkUri.Builder format(SinkUri.Builder uri) {
    MessageFormat format = values.format;
    if (format.extension()) {
      uri.tidbExtension();
    }
    if (format.registry() != null) {
      uri.schemaRegistry(format.registry());
    }
    if (format.protocol().avro() && format.decimal() != null) {
      uri.parameter("avro-decimal-handling-mode", format.decimal());
    }
    if (format.protocol().avro() && format.unsignedBigint() != null) {
      uri.parameter("avro-bigint-unsigned-handling-mode", format.unsignedBigint());
    }
    return uri;
  }

  Optional<ReplicaConfig> config(Findings found) {
    return collecting(
        found,
        () -> {
          ReplicaConfig.Builder config =
              ReplicaConfig.builder().filter(values.rules.toArray(String[]::new));
          values.events.forEach(config::eventFilter);
          values.columns.forEach(config::columns);
          values.partitions.forEach((matcher, rule) -> config.dispatch(rule(matcher, rule)));
          config.dispatch(rule(ALL, values.partition));
          if (values.caseSensitive) {
            config.caseSensitive();
          }
          if (values.rawUpdates) {
            config.setting("sink.kafka_config.output_raw_change_event", true);
          }
          return config.build();
        });
  }

  private DispatchRule rule(List<String> matcher, PartitionRule partition) {
    return DispatchRule.match(matcher.toArray(String[]::new))
        .topic(values.topics.expression())
        .partition(partition)
        .build();
  }

  /** What TiCDC would refuse is listed beside what the console would. */
  private static <T> Optional<T> collecting(Findings found, Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (InvalidSpecException refused) {
      found.addAll(refused.findings());
      return Optional.empty();
    }
  }

  List<Finding> agreement(SinkUri uri, ReplicaConfig config) {
    return Findings.create()
        .addAll(config.findings())
        .addAll(SinkConflicts.atCreate(uri, config))
        .all();
  }
}

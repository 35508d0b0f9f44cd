package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The topics a changefeed will write, for the tables that are there now.
 *
 * @param defaultTopic the topic for what belongs to no table, such as {@code CREATE DATABASE}
 * @param topics the topic of each table, in the order of the tables
 * @param shared the tables of each topic that takes more than one
 */
public record TopicPreview(
    String defaultTopic, Map<TableName, String> topics, Map<String, Set<TableName>> shared) {
  /** TiCDC's documentation advises to stay below this number of topics. */
  private static final int MANY = 1000;

  /**
   * Predicts the topics.
   *
   * @param uri the sink URI with the default topic
   * @param config the configuration with the dispatch rules
   * @param tables the tables the changefeed replicates
   * @return what goes where
   */
  public static TopicPreview of(SinkUri uri, ReplicaConfig config, Collection<TableName> tables) {
    Dispatcher dispatcher = config.dispatcher(uri.topic());
    Map<TableName, String> topics = new LinkedHashMap<>();
    tables.forEach(table -> topics.put(table, dispatcher.route(table).topic()));
    return new TopicPreview(
        uri.topic(),
        Collections.unmodifiableMap(topics),
        new TreeMap<>(dispatcher.sharedTopics(tables)));
  }

  /**
   * Returns every topic the changefeed needs.
   *
   * @return their names, the default topic among them, sorted
   */
  public Set<String> names() {
    Set<String> names = new TreeSet<>(topics.values());
    names.add(defaultTopic);
    return Collections.unmodifiableSet(names);
  }

  /**
   * Checks the topics.
   *
   * @param protocol the format
   * @return an error for each shared topic where a topic must hold one table, a warning where
   *     different names fell together by chance, and one for too many topics
   */
  public List<Finding> findings(SinkProtocol protocol) {
    Findings findings = Findings.create();
    shared.forEach(
        (topic, tables) -> {
          if (protocol.avro()) {
            findings.add(
                Finding.error(
                        "changefeed.topic.shared",
                        "topic",
                        topic,
                        "one table, not " + sorted(tables))
                    .advising("Dispatch with {schema} and {table} and a separator no name has."));
          } else if (!topic.equals(defaultTopic)) {
            findings.add(
                Finding.warning(
                        "changefeed.topic.shared",
                        "topic",
                        topic,
                        "one table, not " + sorted(tables))
                    .advising("Consumers have to tell the tables apart by the message."));
          }
        });
    if (names().size() >= MANY) {
      findings.add(
          Finding.warning("changefeed.topic.many", "topics", names().size(), "fewer than " + MANY)
              .advising("Send several tables to one topic."));
    }
    return findings.all();
  }

  private static List<String> sorted(Set<TableName> tables) {
    return tables.stream().map(TableName::toString).sorted().toList();
  }
}

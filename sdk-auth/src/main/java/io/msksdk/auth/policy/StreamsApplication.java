package io.msksdk.auth.policy;

import io.msksdk.auth.policy.Need.Names;
import java.util.ArrayList;
import java.util.List;

/**
 * The use case of a Kafka Streams application: its group, the topics it reads and writes, and the
 * internal topics it makes for itself, whose names begin with the application id. Immutable.
 *
 * <pre>{@code
 * StreamsApplication.of("billing").reading("orders").writing("invoices").exactlyOnce();
 * }</pre>
 */
public final class StreamsApplication extends UseCase {
  private final String applicationId;
  private final List<String> inputs;
  private final List<String> outputs;
  private final boolean exactlyOnce;

  private StreamsApplication(
      String applicationId, List<String> inputs, List<String> outputs, boolean exactlyOnce) {
    this.applicationId = applicationId;
    this.inputs = inputs;
    this.outputs = outputs;
    this.exactlyOnce = exactlyOnce;
  }

  /**
   * Names the application.
   *
   * @param applicationId its {@code application.id}; letters, digits, dot, dash and underscore, as
   *     topics are named after it
   * @return an application that reads and writes its internal topics only
   */
  public static StreamsApplication of(String applicationId) {
    return new StreamsApplication(
        exactly(named("topic", applicationId)), List.of(), List.of(), false);
  }

  /**
   * Adds topics the application reads.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the application with these sources too
   */
  public StreamsApplication reading(String topic, String... more) {
    return new StreamsApplication(
        applicationId, joined(inputs, all("topic", topic, more)), outputs, exactlyOnce);
  }

  /**
   * Adds topics the application writes.
   *
   * @param topic a topic, or a pattern of topics
   * @param more further ones
   * @return the application with these sinks too
   */
  public StreamsApplication writing(String topic, String... more) {
    return new StreamsApplication(
        applicationId, inputs, joined(outputs, all("topic", topic, more)), exactlyOnce);
  }

  /**
   * Turns on {@code processing.guarantee=exactly_once_v2}: the application writes in transactions
   * whose ids begin with the application id.
   *
   * @return the application with transactions
   */
  public StreamsApplication exactlyOnce() {
    return new StreamsApplication(applicationId, inputs, outputs, true);
  }

  @Override
  List<Need> needs() {
    String internal = applicationId + "-*";
    List<String> read = joined(inputs, List.of(internal));
    List<String> written = joined(outputs, List.of(internal));
    List<Need> needs = new ArrayList<>();
    needs.addAll(Need.closed("ReadData", new Names(read, List.of(applicationId), List.of())));
    needs.addAll(Need.closed("CreateTopic", Names.topics(List.of(internal))));
    // what has gone through a repartition topic is purged with DeleteRecords, which Kafka checks
    // as the deletion of the topic
    needs.addAll(Need.closed("DeleteTopic", Names.topics(List.of(internal))));
    needs.addAll(
        exactlyOnce
            ? Need.closed("AlterTransactionalId", new Names(written, List.of(), List.of(internal)))
            : Need.closed("WriteDataIdempotently", Names.topics(written)));
    return needs;
  }

  private static List<String> joined(List<String> some, List<String> more) {
    List<String> joined = new ArrayList<>(some);
    joined.addAll(more);
    return List.copyOf(joined);
  }

  /** Returns the application id and the topics. */
  @Override
  public String toString() {
    return "StreamsApplication["
        + applicationId
        + ", reading="
        + inputs
        + ", writing="
        + outputs
        + (exactlyOnce ? ", exactly once]" : "]");
  }
}

package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.dispatch.TopicExpression;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import org.jspecify.annotations.Nullable;

/** One table a topic, which the formats in Avro need. */
final class AvroTopics {
  private AvroTopics() {}

  /**
   * TiCDC refuses an expression with one of the two names, and lets one with neither pass although
   * it is the worse: all tables would share a topic.
   */
  static @Nullable Finding check(TopicExpression topic) {
    try {
      topic.requireAvro();
      return null;
    } catch (InvalidSpecException unfit) {
      String text = topic.toString();
      Finding finding =
          Finding.error(
              "changefeed.sink.avro-topic", "topic", text, "{schema} and {table}, for Avro");
      return text.contains("{")
          ? finding.advising("TiCDC says: topic rule for Avro must contain {schema} and {table}.")
          : finding.advising("TiCDC lets it pass and writes several schemas into one topic.");
    }
  }
}

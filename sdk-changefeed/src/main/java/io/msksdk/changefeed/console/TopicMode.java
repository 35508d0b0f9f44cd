package io.msksdk.changefeed.console;

/**
 * How the console names topics.
 *
 * @param label what the console calls the mode
 * @param expression TiCDC's expression, empty for one topic
 * @param topic the topic for all, or the default topic for what is no row
 */
public record TopicMode(String label, String expression, String topic) {
  /**
   * A topic for each table, the only mode for Avro.
   *
   * @param prefix before the schema
   * @param separator between schema and table
   * @param suffix after the table
   * @param defaultTopic the Default Topic Name, for events such as {@code CREATE DATABASE}
   * @return the mode
   */
  public static TopicMode byTable(
      String prefix, String separator, String suffix, String defaultTopic) {
    String expression = prefix + "{schema}" + separator + "{table}" + suffix;
    return new TopicMode("by table", expression, defaultTopic);
  }

  /**
   * A topic for each schema.
   *
   * @param prefix before the schema
   * @param suffix after the schema
   * @param defaultTopic the Default Topic Name, for events such as resolved timestamps
   * @return the mode
   */
  public static TopicMode byDatabase(String prefix, String suffix, String defaultTopic) {
    return new TopicMode("by database", prefix + "{schema}" + suffix, defaultTopic);
  }

  /**
   * One topic for all.
   *
   * @param topic the Topic Name
   * @return the mode
   */
  public static TopicMode oneTopic(String topic) {
    return new TopicMode("one topic", "", topic);
  }

  boolean byTable() {
    return expression.contains("{schema}") && expression.contains("{table}");
  }

  @Override
  public String toString() {
    return expression.isEmpty() ? label : label + " " + expression;
  }
}

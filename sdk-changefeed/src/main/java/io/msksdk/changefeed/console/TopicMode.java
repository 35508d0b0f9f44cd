package io.msksdk.changefeed.console;

/**
 * How the console names topics.
 *
 * @param expression TiCDC's expression, empty for one topic
 */
public record TopicMode(String expression) {
  /**
   * A topic for each table, the only mode for Avro.
   *
   * @param prefix before the schema
   * @param separator between schema and table
   * @param suffix after the table
   * @return the mode
   */
  public static TopicMode byTable(String prefix, String separator, String suffix) {
    return new TopicMode(prefix + "{schema}" + separator + "{table}" + suffix);
  }

  /**
   * A topic for each schema.
   *
   * @param prefix before the schema
   * @param suffix after the schema
   * @return the mode
   */
  public static TopicMode byDatabase(String prefix, String suffix) {
    return new TopicMode(prefix + "{schema}" + suffix);
  }

  /**
   * One topic for all.
   *
   * @return the mode
   */
  public static TopicMode oneTopic() {
    return new TopicMode("");
  }
}

package io.msksdk.examples.changefeed;

import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.consume.ChangefeedConsumer;
import io.msksdk.changefeed.jdbc.JdbcMirror;
import io.msksdk.changefeed.jdbc.SqlDialect;
import java.time.ZoneOffset;
import java.util.Map;
import javax.sql.DataSource;

/** Keeps the tables of a database like those a changefeed comes from. */
public final class MirrorTables {
  private MirrorTables() {}

  /**
   * Opens a consumer that writes into a database.
   *
   * @param properties those of a Kafka consumer with a group
   * @param database where the tables are
   * @param dialect what its statements look like
   * @param topics the topics of the changefeed
   * @return the consumer, to be run and closed
   */
  public static ChangefeedConsumer open(
      Map<String, ?> properties, DataSource database, SqlDialect dialect, String... topics) {
    return ChangefeedConsumer.builder(
            properties, CanalJsonDecoder.create(ZoneOffset.UTC), JdbcMirror.into(database, dialect))
        .topics(topics)
        .build();
  }
}

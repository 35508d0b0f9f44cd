package io.msksdk.examples.changefeed;

import io.msksdk.changefeed.codec.Column;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.consume.ChangefeedConsumer;
import io.msksdk.changefeed.consume.ChangefeedHandler;
import io.msksdk.changefeed.consume.Transaction;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Shows the transactions of a changefeed, one line for each row. */
public final class TailChangefeed implements ChangefeedHandler {
  private final Consumer<String> out;

  /**
   * Creates a handler that shows what it is given.
   *
   * @param out what takes the lines
   */
  public TailChangefeed(Consumer<String> out) {
    this.out = out;
  }

  /**
   * Opens a consumer of a changefeed in Canal-JSON.
   *
   * @param properties those of a Kafka consumer with a group
   * @param out what takes the lines
   * @param topics the topics of the changefeed
   * @return the consumer, to be run and closed
   */
  public static ChangefeedConsumer open(
      Map<String, ?> properties, Consumer<String> out, String... topics) {
    return ChangefeedConsumer.builder(
            properties, CanalJsonDecoder.create(ZoneOffset.UTC), new TailChangefeed(out))
        .topics(topics)
        .build();
  }

  @Override
  public void onTransactions(List<Transaction> transactions) {
    for (Transaction transaction : transactions) {
      String when = transaction.commitTs().map(ts -> ts.physical().toString()).orElse("");
      transaction.rows().forEach(row -> out.accept(when + " " + line(row)));
    }
  }

  @Override
  public void onSchemaChange(Ddl ddl) {
    out.accept(ddl.commitTime().map(Object::toString).orElse("") + " " + ddl.sql());
  }

  private static String line(Row row) {
    StringJoiner columns = new StringJoiner(", ", "{", "}");
    for (int i = 0; i < row.image().size(); i++) {
      Column column = row.image().column(i);
      columns.add(column.name() + ": " + column.value());
    }
    return row.kind() + " " + row.database() + "." + row.table() + " " + columns;
  }
}

package io.msksdk.changefeed.consume;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Row;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes what a changefeed brings. What a method has returned from is never given again by the same
 * consumer; after a restart the last of it may be, since TiCDC and Kafka deliver at least once.
 */
public interface ChangefeedHandler {
  /**
   * Takes transactions in the order of their commits.
   *
   * @param transactions at least one, all complete
   * @throws Exception to stop the consumer before these are done; they come again after a restart
   */
  void onTransactions(List<Transaction> transactions) throws Exception;

  /**
   * Takes a change of a schema, after every row before it and before every row after it. Does
   * nothing unless it is implemented.
   *
   * @param ddl the change
   * @throws Exception to stop the consumer before it is done
   */
  default void onSchemaChange(Ddl ddl) throws Exception {}

  /**
   * Returns a handler of single rows.
   *
   * @param action what to do with each
   * @return the handler
   */
  static ChangefeedHandler rows(Consumer<Row> action) {
    requireNonNull(action, "action");
    return transactions -> transactions.forEach(t -> t.rows().forEach(action));
  }

  /**
   * Returns a handler of single transactions.
   *
   * @param action what to do with each
   * @return the handler
   */
  static ChangefeedHandler transactions(Consumer<Transaction> action) {
    requireNonNull(action, "action");
    return transactions -> transactions.forEach(action);
  }
}

package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangefeedEncoder;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.dispatch.DispatchRule;
import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.generate.ChangefeedGenerator;
import java.util.List;

/** Generated histories over two tables. */
final class History {
  static final TableSpec ORDERS =
      TableSpec.builder("shop", "orders")
          .key("id", "int")
          .column("note", "varchar")
          .column("price", "decimal(10,2)")
          .build();
  static final TableSpec CUSTOMERS =
      TableSpec.builder("shop", "customers")
          .key("id", "int")
          .column("serial", "bigint unsigned")
          .build();
  static final List<TableSpec> TABLES = List.of(ORDERS, CUSTOMERS);

  private History() {}

  static ChangefeedGenerator.Builder of(ChangefeedEncoder encoder, long seed, String topic) {
    Dispatcher dispatcher =
        Dispatcher.builder("cdc")
            .rule(
                DispatchRule.match("shop.*")
                    .topic(topic)
                    .partition(PartitionRule.indexValue())
                    .build())
            .build();
    return ChangefeedGenerator.builder(encoder, dispatcher, seed).table(ORDERS).table(CUSTOMERS);
  }

  static TableName name(TableSpec table) {
    return TableName.of(table.database(), table.table());
  }
}

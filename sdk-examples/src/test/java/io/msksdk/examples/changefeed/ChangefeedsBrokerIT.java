package io.msksdk.examples.changefeed;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.canal.CanalJsonEncoder;
import io.msksdk.changefeed.consume.ChangefeedConsumer;
import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.generate.ChangefeedGenerator;
import io.msksdk.changefeed.jdbc.SqlDialect;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalMskTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

@LocalMskTest
class ChangefeedsBrokerIT {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final TableSpec ORDERS =
      TableSpec.builder("shop", "orders").key("id", "int").column("note", "varchar").build();

  @Test
  void tail_showsEveryRow(LocalCluster cluster) throws Exception {
    ChangefeedGenerator feed = feed(cluster, "tailed");
    int rows = feed.transactions().stream().mapToInt(List::size).sum();
    List<String> lines = new ArrayList<>();

    try (ChangefeedConsumer consumer =
        TailChangefeed.open(properties(cluster, "tail"), lines::add, "tailed")) {
      while (lines.stream().filter(line -> line.contains("shop.orders")).count() < rows) {
        consumer.poll(POLL);
      }
    }

    assertThat(lines.get(0)).matches("2026-01-01T.*Z INSERT shop.orders \\{id: \\d+, note: .*}");
  }

  @Test
  void mirror_holdsWhatTheTableHolds(LocalCluster cluster) throws Exception {
    ChangefeedGenerator feed = feed(cluster, "mirrored");
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:mirrored");
    Map<Integer, String> expected = new TreeMap<>();
    feed.rows(TableName.of("shop", "orders"))
        .forEach((key, row) -> expected.put(key, (String) row.get(1)));

    try (Connection open = database.getConnection();
        Statement statement = open.createStatement()) {
      statement.execute("create table \"orders\" (\"id\" int primary key, \"note\" varchar)");
      try (ChangefeedConsumer consumer =
          MirrorTables.open(properties(cluster, "mirror"), database, SqlDialect.H2, "mirrored")) {
        while (!read(statement).equals(expected)) {
          consumer.poll(POLL);
        }
      }
      assertThat(read(statement)).isEqualTo(expected);
    }
  }

  private static Map<Integer, String> read(Statement statement) throws Exception {
    Map<Integer, String> found = new TreeMap<>();
    try (ResultSet rows = statement.executeQuery("select * from \"orders\"")) {
      while (rows.next()) {
        found.put(rows.getInt(1), rows.getString(2));
      }
    }
    return found;
  }

  private static ChangefeedGenerator feed(LocalCluster cluster, String topic) throws Exception {
    ChangefeedGenerator feed =
        ChangefeedGenerator.builder(
                CanalJsonEncoder.create(ZoneOffset.UTC), Dispatcher.builder(topic).build(), 1)
            .table(ORDERS)
            .transactions(100)
            .build();
    cluster.createTopic(topic, 3);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            cluster.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
      feed.send(producer);
    }
    return feed;
  }

  private static Map<String, Object> properties(LocalCluster cluster, String group) {
    Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
    properties.put("group.id", group);
    return properties;
  }
}

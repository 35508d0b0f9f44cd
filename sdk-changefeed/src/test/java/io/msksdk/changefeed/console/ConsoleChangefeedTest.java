package io.msksdk.changefeed.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.EventFilter;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.changefeed.sink.SinkProtocol;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleChangefeedTest {
  private static ConsoleChangefeed.Builder form(
      Edition edition, String version, SinkProtocol format) {
    SinkUri.Builder uri = SinkUri.builder("kafka.example:9092", "cdc").protocol(format);
    if (format.avro()) {
      uri.schemaRegistry(RegistryUrl.of("https://r.example"));
    }
    return ConsoleChangefeed.builder(edition, TidbVersion.parse(version), uri.build());
  }

  @ParameterizedTest
  @CsvSource({
    "BETA,v6.3.9,CANAL_JSON,table,false",
    "BETA,v6.4.0,CANAL_JSON,table,true",
    "BETA,v8.1.0,DEBEZIUM,table,false",
    "BETA,v8.1.0,CANAL_JSON,ts,false",
    "GENERAL,v6.1.2,CANAL_JSON,table,false",
    "GENERAL,v6.1.3,OPEN_PROTOCOL,index-value,true",
    "GENERAL,v8.0.9,DEBEZIUM,table,false",
    "GENERAL,v8.1.0,DEBEZIUM,ts,true",
  })
  void versionAndFormat_areThoseOfTheEdition(
      Edition edition, String version, SinkProtocol format, String partition, boolean accepted) {
    var form = form(edition, version, format).partition(PartitionRule.parse(partition));

    if (accepted) {
      assertThat(form.build().config().dispatchRules()).hasSize(1);
    } else {
      assertThatThrownBy(form::build).isInstanceOf(InvalidSpecException.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "v6.5.8,false",
    "v6.5.9,true",
    "v7.1.3,false",
    "v7.1.4,true",
    "v7.5.0,false",
    "v7.5.1,true",
    "v7.6.0,false",
    "v8.1.0,true",
    "v8.5.0,true",
  })
  void privateLink_hasAFloorForEachLine(String version, boolean accepted) {
    assertThat(Edition.feature("private-link", TidbVersion.parse(version)).isEmpty())
        .isEqualTo(accepted);
  }

  @Test
  void limits_moveWithTheEdition() {
    assertThat(Edition.BETA.changefeeds()).hasValue(5);
    assertThat(Edition.GENERAL.changefeeds()).hasValue(100);
    assertThat(Edition.EXPERIMENTAL.changefeeds()).isEmpty();
    var rules = Collections.nCopies(101, "a.*").toArray(String[]::new);
    var form = form(Edition.GENERAL, "v8.1.0", SinkProtocol.CANAL_JSON);

    assertThatThrownBy(() -> form.filter(rules).build())
        .hasMessageContaining("filter rules: 101 (expected: at most 100)");
    form.filter("a.*");
    for (int i = 0; i < 11; i++) {
      form.eventFilter(EventFilter.builder("a.*").ignore("drop table").build());
    }
    assertThatThrownBy(form::build)
        .hasMessageContaining("event filters: 11 (expected: at most 10)");
  }

  @Test
  void avro_isByTableOnly_andTheModesAreTicdcsExpressions() {
    var form = form(Edition.GENERAL, "v8.1.0", SinkProtocol.AVRO);

    assertThatThrownBy(() -> form.topics(TopicMode.byDatabase("p", "")).build())
        .hasMessageContaining("by table, for avro");
    ConsoleChangefeed built = form.topics(TopicMode.byTable("p_", "_", "_s")).build();
    assertThat(built.config().dispatcher("cdc").route(TableName.of("shop", "a")).topic())
        .isEqualTo("p_shop_a_s");
    assertThat(TopicMode.oneTopic().expression()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,2", "5000,2", "5001,4", "100001,64", "960000,384"})
  void rcu_isTheSmallestThatIsEnough(double rows, int rcu) {
    assertThat(RcuAdvice.of(rows, 0).rcu()).isEqualTo(rcu);
  }

  @Test
  void rcu_beyondTheTable_isRefused() {
    assertThat(RcuAdvice.of(4000, 0.3).rcu()).isEqualTo(4);
    assertThatThrownBy(() -> RcuAdvice.of(960_001, 0)).isInstanceOf(InvalidSpecException.class);
  }
}

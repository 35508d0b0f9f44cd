package io.msksdk.changefeed.codec.canal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.RowChange;
import io.msksdk.changefeed.codec.TableSpec;
import io.msksdk.changefeed.codec.Tso;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that come as the last one came are read straight through, and any other one as ever. */
class CanalUsualRowTest {
  private static final String HEAD =
      "{'id':0,'database':'shop','table':'orders','pkNames':['id'],'isDdl':false";
  private static final String REST =
      ",'es':1639633141221,'ts':1639633142960,'sql':'','sqlType':{'id':-5,'note':12}"
          + ",'mysqlType':{'id':'bigint','note':'varchar'}";
  private static final String OLD = ",'old':[{'id':'1','note':'before'}]";
  private static final String DATA = ",'data':[{'id':'1','note':'after'}]";
  private static final String TIDB = ",'_tidb':{'commitTs':429918007904436226}}";
  private static final String UPDATE = HEAD + ",'type':'UPDATE'" + REST + OLD + DATA + TIDB;

  private final DecoderContext context =
      new DecoderContext(CanalJsonDecoder.builder(ZoneOffset.UTC), new byte[0]);

  private static byte[] bytes(String message) {
    return message.replace('\'', '"').getBytes(UTF_8);
  }

  private void see(String message) {
    ChangeEvent ignored = new CanalMessage(context, new JsonCursor(bytes(message))).read(null);
  }

  private boolean straight(String message) {
    JsonCursor cursor = new JsonCursor(bytes(message));
    MessageHead head = requireNonNull(context.head(cursor.bytes, 0));
    boolean read = UsualRow.read(cursor, head) != null;
    assertThat(cursor.position).isEqualTo(read ? cursor.bytes.length : 0);
    return read;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'type':'UPDATE'" + REST + OLD + DATA + TIDB,
        ",'type':'UPDATE'" + REST + ",'old':null" + DATA + TIDB,
        ",'type':'UPDATE'" + REST + ",'old':[{'note':'before'}]" + DATA + TIDB,
        ",'type':'INSERT'" + REST + ",'old':null" + DATA + TIDB,
        ",'type':'DELETE'" + REST + ",'old':null" + DATA + TIDB,
        ",'type':'UPDATE'" + REST + OLD + ",'data':[{'note':null,'id':'\u00fc'}]" + TIDB,
        ",'type':'UPDATE'" + REST + OLD + DATA + "}",
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'_tidb':{'commitTs':1}}",
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'_tidb':{'onlyHandleKey':true,'commitTs':1}}",
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'_tidb':{'commitTs':1,'rowkey':'AQL/'}}",
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'_tidb':{'later':[1]}}",
      })
  void row_thatComesAsRowsDo_isReadStraight(String afterHead) {
    see(UPDATE);

    assertThat(straight(HEAD + afterHead)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",'type':'UPDATE'" + REST + DATA + OLD + TIDB,
        ",'type':'UPDATE'" + REST + OLD + TIDB,
        ",'type':'UPDATE'" + REST + OLD + ",'data':null" + TIDB,
        ",'type':'UPDATE','es':1,'ts':1639633142960,'sql':'','sqlType':{}",
        ",'type':'QUERY'" + REST + OLD + DATA + TIDB,
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'_tidb':null}",
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'later':1" + TIDB,
        ",'type':'UPDATE'" + REST + OLD + DATA + ",'_tidb':{'commitTs':029918007904436226}}",
      })
  void messageThatGoesOnOtherwise_isLeftToTheGeneralReader(String afterHead) {
    see(UPDATE);

    assertThat(straight(HEAD + afterHead)).isFalse();
  }

  @Test
  void ddl_ofATable_isNoRow() {
    String head = HEAD.replace("false", "true");
    see(head + ",'type':'ALTER','es':1,'sql':'alter table orders add column a int'}");

    assertThat(straight(head + ",'type':'UPDATE'" + REST + OLD + DATA + TIDB)).isFalse();
  }

  /** Each part of the message for another one that a message may have, or must not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "'id':0|'id':1",
        "'id':0,|``",
        "shop|mall",
        "orders|orderz",
        "['id']|['note']",
        "['id']|null",
        "false|true",
        "UPDATE|INSERT",
        "UPDATE|DELETE",
        "UPDATE|update",
        "UPDATE|QUERY",
        "1639633141221|163963314122",
        "1639633141221|16396331412210",
        "1639633141221|99999999999999",
        "1639633141221|0639633141221",
        "1639633141221|-639633141221",
        "1639633141221|1639633141.21",
        "1639633141221|1639633141e21",
        "1639633141221|null",
        "1639633141221|'639633141221",
        "1639633142960|1",
        "1639633142960|0639633142960",
        "1639633142960|163963314296x",
        ",'ts':1639633142960|``",
        ",'es':1639633141221|``",
        "'sql':''|'sql':'x'",
        "'sql':''|'sql':null",
        "'sql':'',|``",
        "{'id':-5,'note':12}|null",
        "{'id':-5,'note':12}|{}",
        "{'id':-5,'note':12}|[]",
        "{'id':-5,'note':12}|{'note':12,'id':-5}",
        "'id':-5|'id':3",
        "'id':-5|'id':3.5",
        "'note':12|'note':12,'more':4",
        "{'id':'bigint','note':'varchar'}|null",
        "{'id':'bigint','note':'varchar'}|{}",
        "{'id':'bigint','note':'varchar'}|{'note':'varchar','id':'bigint'}",
        "{'id':'bigint','note':'varchar'}|{'id':'bigint','id':'bigint'}",
        "{'id':'bigint','note':'varchar'}|{'id':'bigint'}",
        "'bigint'|'bigint unsigned'",
        "'bigint'|null",
        "'old':[{'id':'1','note':'before'}]|'old':null",
        "'old':[{'id':'1','note':'before'}]|'old':[]",
        "'old':[{'id':'1','note':'before'}]|'old':[{}]",
        "'old':[{'id':'1','note':'before'}]|'old':{}",
        "'old':[{'id':'1','note':'before'}]|'old':[{'id':'1'}]",
        "'old':[{'id':'1','note':'before'}],|``",
        "{'id':'1','note':'before'}|{'note':'before','id':'1'}",
        "{'id':'1','note':'before'}|{'id':'1','note':'before'},{'id':'2'}",
        "'before'|null",
        "'before'|'be\\nfore'",
        "'before'|'\\u00e9'",
        "'before'|7",
        "'data':[{'id':'1','note':'after'}]|'data':null",
        "'data':[{'id':'1','note':'after'}],|``",
        "{'id':'1','note':'after'}|{'id':'1'}",
        "{'id':'1','note':'after'}|{'id':'1','note':'after','more':'x'}",
        "{'id':'1','note':'after'}|{'note':'after','id':'1'}",
        "{'id':'1','note':'after'}|{'id':'1','id':'1'}",
        "'after'|null",
        "'after'|'\u00e9\\\\'",
        "'after'|{}",
        "'_tidb':|'_tidb2':",
        "{'commitTs':429918007904436226}|null",
        "{'commitTs':429918007904436226}|{}",
        "{'commitTs':429918007904436226}|[]",
        "429918007904436226|42991800790443622",
        "429918007904436226|4299180079044362261",
        "429918007904436226|18446744073709551615",
        "429918007904436226|18446744073709551616",
        "429918007904436226|029918007904436226",
        "429918007904436226|-29918007904436226",
        "429918007904436226|42991800790443622.5",
        "429918007904436226|'29918007904436226'",
        "429918007904436226|429918007904436226,'rowkey':'AQL/'",
        "429918007904436226|429918007904436226,'later':[1,{}]",
        "{'commitTs'|{'onlyHandleKey':true,'commitTs'",
        "{'commitTs'|{'claimCheckLocation':'s3://b/1','commitTs'",
        ",'_tidb':{'commitTs':429918007904436226}}|}",
        "226}}|226},'later':1}",
        "226}}|226},'es':5}",
        "226}}|226}} {}",
        "226}}|226}}x",
        "226}}|226}",
      })
  void messageThatDiffersInOnePart_isReadAsByANewDecoder(String part, String other) {
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    byte[] usual = bytes(UPDATE);
    String known = CanalOutcome.of(decoder, usual);
    byte[] different = bytes(UPDATE.replace(part, other));
    assertThat(different).isNotEqualTo(usual);

    for (int round = 0; round < 2; round++) {
      assertThat(CanalOutcome.of(decoder, different)).isEqualTo(CanalOutcome.fresh(different));
      assertThat(CanalOutcome.of(decoder, usual)).isEqualTo(known);
    }
  }

  @Test
  void messageWithAByteLessOrAnotherByte_isReadAsByANewDecoder() {
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    byte[] usual = bytes(UPDATE);
    String known = CanalOutcome.of(decoder, usual);
    String text = new String(usual, ISO_8859_1);
    for (int at = 1; at < usual.length; at++) {
      for (String other : List.of("", " ", "0", "\"", "}")) {
        byte[] different = (text.substring(0, at) + other + text.substring(at + 1)).getBytes(UTF_8);
        assertThat(CanalOutcome.of(decoder, different)).isEqualTo(CanalOutcome.fresh(different));
      }
      byte[] cut = text.substring(0, at).getBytes(UTF_8);
      assertThat(CanalOutcome.of(decoder, cut)).startsWith("refused");
      assertThat(CanalOutcome.of(decoder, usual)).isEqualTo(known);
    }
  }

  @Test
  void rowsOfOneShape_shareIt_andOthersDoNot() {
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    RowShape first = shape(decoder, UPDATE);
    RowShape again = shape(decoder, UPDATE.replace("after", "later"));
    RowShape typed = shape(decoder, UPDATE.replace("varchar", "text"));

    assertThat(again).isSameAs(first);
    assertThat(typed).isNotSameAs(first);
    assertThat(typed.main.type(1)).hasToString("text");
    assertThat(first.main.type(1)).hasToString("varchar");
  }

  private static RowShape shape(CanalJsonDecoder decoder, String message) {
    return ((CanalRow) decoder.decode(bytes(message)).get(0)).shape;
  }

  @Test
  void payloadOfSeveralRows_isReadStraight_andAFailureSaysItsOwnField() {
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    byte[] three = bytes(UPDATE + "\r\n" + UPDATE + UPDATE);
    byte[] broken = bytes(UPDATE + UPDATE + "x");

    assertThat(decoder.decode(three)).hasSize(3);
    assertThat(CanalOutcome.of(decoder, three)).isEqualTo(CanalOutcome.fresh(three));
    assertThat(CanalOutcome.of(decoder, broken)).isEqualTo(CanalOutcome.fresh(broken));
  }

  @Test
  void threadsThatShareADecoder_readAsByDecodersOfTheirOwn() throws Exception {
    CanalJsonDecoder decoder = CanalJsonDecoder.create(ZoneOffset.UTC);
    List<byte[]> messages = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    CanalJsonEncoder encoder = CanalJsonEncoder.create(ZoneOffset.UTC);
    for (String table : List.of("a", "b", "c")) {
      for (String column : List.of("n", "m")) {
        TableSpec spec =
            TableSpec.builder("d", table).key("id", "int").column(column, "text").build();
        List<Object> before = List.of(1, "line\n");
        List<Object> after = List.of(1, table + column);
        messages.add(encoder.row(RowChange.update(spec, Tso.of(1L << 58), before, after)));
        expected.add(CanalOutcome.fresh(messages.get(messages.size() - 1)));
      }
    }
    Callable<Integer> reads =
        () -> {
          for (int i = 0; i < 3000; i++) {
            int which = i % messages.size();
            assertThat(CanalOutcome.of(decoder, messages.get(which)))
                .isEqualTo(expected.get(which));
          }
          return 3000;
        };
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (Future<Integer> done : threads.invokeAll(List.of(reads, reads, reads))) {
        assertThat(done.get()).isEqualTo(3000);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}

package io.msksdk.changefeed.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.check.Severity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinkUriTest {
  private static final String BROKERS = "b-1.example:9096,b-2.example:9096";

  private static SinkUri.Builder canal() {
    return SinkUri.builder(BROKERS, "cdc").protocol(SinkProtocol.CANAL_JSON);
  }

  private static List<Finding> refused(SinkUri.Builder builder) {
    try {
      SinkUri built = builder.build();
      throw new AssertionError("accepted: " + built);
    } catch (InvalidSpecException refused) {
      return refused.findings();
    }
  }

  @Test
  void built_isReadBackTheSame_andSecretsAreInTheTextAlone() {
    SinkUri uri =
        canal()
            .partitions(6)
            .replicationFactor(3)
            .maxMessageBytes(1_000_000)
            .compression("zstd")
            .timeouts(Duration.ofSeconds(5), Duration.ofMillis(1500), Duration.ofMinutes(1))
            .tidbExtension()
            .scramSha512("ticdc", "p&ss/w:rd+ %?#é")
            .build();

    assertThat(uri.text())
        .isEqualTo(
            "kafka://b-1.example:9096,b-2.example:9096/cdc?protocol=canal-json&partition-num=6"
                + "&replication-factor=3&max-message-bytes=1000000&compression=zstd&dial-timeout=5s"
                + "&read-timeout=1500ms&write-timeout=1m&enable-tls=true"
                + "&sasl-mechanism=scram-sha-512&sasl-user=ticdc"
                + "&sasl-password=p%26ss%2Fw%3Ard%2B%20%25%3F%23%C3%A9&enable-tidb-extension=true");
    assertThat(uri.toString()).contains("sasl-password=xxxxx").doesNotContain("ss%2Fw");
    assertThat(SinkUri.parse(uri.text())).isEqualTo(uri);
    assertThat(uri.toBuilder().build()).isEqualTo(uri).hasSameHashCodeAs(uri);
    assertThat(uri.parameter("sasl-password")).contains("p&ss/w:rd+ %?#é");
    assertThat(uri.findings()).isEmpty();
    assertThat(uri.masked()).isFalse();
    assertThat(SinkUri.parse(uri.toString()).masked()).isTrue();
  }

  @Test
  void defaults_areThoseOfTheDocumentation() {
    SinkUri uri = canal().build();

    assertThat(uri.partitions()).isEmpty();
    assertThat(uri.replicationFactor()).isEqualTo(1);
    assertThat(uri.maxMessageBytes()).isEqualTo(10_485_760);
    assertThat(uri.autoCreateTopic()).isTrue();
    assertThat(uri.requiredAcks()).isEqualTo(-1);
    assertThat(uri.tls()).isFalse();
    assertThat(uri.saslMechanism()).isEmpty();
    assertThat(uri.value("max-batch-size")).isEqualTo("16");
    assertThat(uri.value("max-retry")).isEqualTo("5");
    assertThat(uri.value("dial-timeout")).isEqualTo("10s");
    assertThat(uri.value("avro-decimal-handling-mode")).isEqualTo("precise");
    assertThat(uri.value("avro-bigint-unsigned-handling-mode")).isEqualTo("long");
    assertThat(uri.value("encoding-format")).isEqualTo("json");
    assertThatThrownBy(() -> uri.value("no-such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("parameter: no-such");
  }

  /** Every parameter of the table: its bounds, its choices and one step beyond each. */
  static Stream<Arguments> values() {
    List<Arguments> cases = new ArrayList<>();
    for (List<String> row : TsvTable.rows(SinkUri.class, "uri-parameters.tsv")) {
      Setting setting = Setting.ofUri(row);
      switch (setting.kind()) {
        case INTEGER -> {
          if (setting.choices().isEmpty() && !setting.least().isEmpty()) {
            long least = Long.parseLong(setting.least());
            long most = Long.parseLong(setting.most());
            Stream.of(least, most)
                .forEach(v -> cases.add(Arguments.of(setting.name(), "" + v, true)));
            Stream.of(least - 1, most + 1, -1L)
                .forEach(v -> cases.add(Arguments.of(setting.name(), "" + v, false)));
          }
          Stream.of("", "1.5", "one", "0x1")
              .forEach(v -> cases.add(Arguments.of(setting.name(), v, false)));
        }
        case FLAG -> {
          Stream.of("true", "false", "T", "0")
              .forEach(v -> cases.add(Arguments.of(setting.name(), v, true)));
          Stream.of("yes", "tRue", "2")
              .forEach(v -> cases.add(Arguments.of(setting.name(), v, false)));
        }
        case DURATION -> {
          Stream.of("1ns", "1h2m3.5s")
              .forEach(v -> cases.add(Arguments.of(setting.name(), v, true)));
          Stream.of("0s", "-1s", "10", "1d", "")
              .forEach(v -> cases.add(Arguments.of(setting.name(), v, false)));
        }
        case VERSION -> {
          cases.add(Arguments.of(setting.name(), "3.7.0", true));
          cases.add(Arguments.of(setting.name(), "V2", false));
        }
        case CLIENT_ID -> {
          cases.add(Arguments.of(setting.name(), "a.B_9-c", true));
          cases.add(Arguments.of(setting.name(), "a:b", false));
        }
        case PROTOCOL -> {
          for (SinkProtocol protocol : SinkProtocol.values()) {
            cases.add(Arguments.of(setting.name(), protocol.text(), true));
          }
          Stream.of("canal", "maxwell", "craft", "csv", "")
              .forEach(v -> cases.add(Arguments.of(setting.name(), v, false)));
        }
        case CHOICE -> {
          setting.choices().forEach(v -> cases.add(Arguments.of(setting.name(), v, true)));
          if (!setting.name().equals("compression")) {
            cases.add(Arguments.of(setting.name(), "other", false));
          }
        }
        default -> cases.add(Arguments.of(setting.name(), "https://any.example", true));
      }
      setting.choices().forEach(v -> cases.add(Arguments.of(setting.name(), v, true)));
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("values")
  void parameter_isAcceptedWithinItsBounds_andRefusedBeyond(
      String name, String value, boolean accepted) {
    Finding found = UriSettings.of(name).check(value);

    assertThat(found == null).as("%s", found).isEqualTo(accepted);
    if (found != null) {
      assertThat(found.severity()).isEqualTo(Severity.ERROR);
      assertThat(found.message()).startsWith(name + ": ").contains("(expected: ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "partition-num|0|invalid partition num 0",
        "replication-factor|0|invalid replication-factor 0",
        "max-message-bytes|0|invalid max-message-bytes 0",
        "required-acks|2|invalid required acks 2, only support these values: 0(NoResponse),"
            + " 1(WaitForLocal) and -1(WaitForAll)",
        "kafka-client-id|a b|invalid kafka client ID 'a b'",
        "dial-timeout|0s|dial-timeout must be greater than zero",
        "read-timeout|0s|read-timeout must be greater than zero",
        "write-timeout|0s|write-timeout must be greater than zero",
        "transaction-atomicity|table|table level atomicity is not supported by kafka scheme",
        "sasl-mechanism|AWS_MSK_IAM|unknown SASL mechanism: AWS_MSK_IAM",
        "protocol|canal|CDC:ErrSinkUnknownProtocol",
        "ca|/ca.pem|ca, cert and key files should all be supplied",
      })
  void refusal_hasTheServersWords(String name, String value, String text) {
    assertThat(refused(canal().parameter(name, value)))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("TiCDC says: " + text + ".");
  }

  @Test
  void everything_isReportedAtOnce() {
    List<Finding> findings =
        refused(
            SinkUri.builder("b-1,b-2:70000", "")
                .protocol(SinkProtocol.AVRO)
                .partitions(0)
                .sasl("scram-sha-512", "", "secret"));

    assertThat(findings)
        .extracting(Finding::property)
        .containsExactly("broker", "broker", "topic", "partition-num", "sasl-user", "enable-tls");
    assertThat(findings.toString()).doesNotContain("secret");
  }

  @Test
  void certificateFiles_turnTlsOn_andContradictAnExplicitNo() {
    SinkUri.Builder files =
        canal().parameter("ca", "/ca").parameter("cert", "/c").parameter("key", "/k");

    assertThat(files.build().tls()).isTrue();
    assertThat(refused(files.parameter("enable-tls", "false")))
        .singleElement()
        .extracting(Finding::remedy)
        .isEqualTo("TiCDC says: credential files are supplied, but 'enable-tls' is set to false.");
    assertThat(canal().certificateFiles("/ca", "/c", "/k").build().tls()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compression|brotli|changefeed.sink.compression",
        "max-retry|-1|changefeed.sink.max-retry",
        "insecure-skip-verify|true|changefeed.sink.verify",
        "sasl-user|ticdc|changefeed.sink.sasl",
        "max-batch-size|8|changefeed.sink.format",
        "encoding-format|avro|changefeed.sink.format",
        "sasl-pasword|oops|changefeed.sink.unknown",
      })
  void ignoredByTicdc_isAWarning(String name, String value, String code) {
    SinkUri uri = canal().parameter(name, value).build();

    assertThat(uri.findings()).singleElement().extracting(Finding::code).isEqualTo(code);
    assertThat(uri.toString()).doesNotContain("oops");
  }

  @Test
  void scramInTheClear_isAWarning() {
    assertThat(canal().sasl("scram-sha-512", "u", "p").build().findings())
        .extracting(Finding::property)
        .containsExactly("enable-tls");
  }

  @Test
  void gssapi_namesWhatItsTwoKindsNeed() {
    SinkUri.Builder gssapi = canal().parameter("sasl-mechanism", "GSSAPI");

    assertThat(refused(gssapi)).hasSize(5);
    gssapi
        .parameter("sasl-gssapi-service-name", "kafka")
        .parameter("sasl-gssapi-user", "alice/for-kafka")
        .parameter("sasl-gssapi-realm", "example.com")
        .parameter("sasl-gssapi-kerberos-config-path", "/etc/krb5.conf");
    assertThat(refused(gssapi.parameter("sasl-gssapi-auth-type", "user")))
        .extracting(Finding::property)
        .containsExactly("sasl-gssapi-password");
    assertThat(refused(gssapi.parameter("sasl-gssapi-auth-type", "keytab")))
        .extracting(Finding::property)
        .containsExactly("sasl-gssapi-keytab-path");
    assertThat(gssapi.parameter("sasl-gssapi-keytab-path", "/k").build().saslMechanism())
        .contains("gssapi");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://b:1/t?protocol=avro",
        "kafka://b:1/?protocol=avro",
        "kafka://b:1/t?protocol=avro&sasl-password=50%",
        "kafka://b:1/t?protocol=avro&sasl-password=a;b",
        "b:1/t",
        "",
      })
  void unreadableUri_isRefused_withoutItsText(String text) {
    assertThatThrownBy(() -> SinkUri.parse(text))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageNotContaining("50%")
        .hasMessageNotContaining("a;b");
  }

  @Test
  void parsed_isReadAsGoReadsIt() {
    SinkUri uri =
        SinkUri.parse(
            "kafka+ssl://b-1:9092//cdc/?protocol=OPEN-protocol&protocol=avro&sasl-user=a+b"
                + "&sasl-password=c+d&sasl-mechanism=PLAIN&enable-tls=1");

    assertThat(uri.topic()).isEqualTo("cdc");
    assertThat(uri.protocol()).contains(SinkProtocol.OPEN_PROTOCOL);
    assertThat(uri.parameter("sasl-user")).contains("a b");
    assertThat(uri.tls()).isTrue();
    assertThat(uri.saslMechanism()).contains("plain");
    assertThat(uri.findings())
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.twice", "changefeed.sink.encoding");
  }

  @Test
  void aliases_areTheirProtocols() {
    assertThat(SinkProtocol.find("default")).contains(SinkProtocol.OPEN_PROTOCOL);
    assertThat(SinkProtocol.find("flat-avro")).contains(SinkProtocol.AVRO);
  }

  @Test
  void encoderSettings_needTheirProtocolAndExtension() {
    assertThat(refused(canal().parameter("output-row-key", "true")))
        .extracting(Finding::expected)
        .containsExactly("enable-tidb-extension=true beside it");
    assertThat(refused(canal().parameter("debezium-include-start-ts", "true")))
        .extracting(Finding::expected)
        .containsExactly("protocol debezium");
    assertThat(
            refused(
                canal()
                    .protocol(SinkProtocol.DEBEZIUM)
                    .schemaRegistry(RegistryUrl.of("https://r.example"))))
        .extracting(Finding::expected)
        .containsExactly("debezium-avro");
    assertThat(
            canal()
                .protocol(SinkProtocol.AVRO)
                .tidbExtension()
                .parameter("avro-enable-watermark", "true")
                .build()
                .findings())
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.watermark");
    assertThat(
            canal()
                .parameter("content-compatible", "true")
                .parameter("only-output-updated-columns", "false")
                .build()
                .findings())
        .extracting(Finding::code)
        .containsExactly("changefeed.sink.content");
  }

  @Test
  void registry_hasItsSecretEncoded_andHidden() {
    RegistryUrl url = RegistryUrl.of("https://r.example:8081/api", "key", "s/e:c@r+t");

    assertThat(url.text()).isEqualTo("https://key:s%2Fe%3Ac%40r%2Bt@r.example:8081/api");
    assertThat(url).hasToString("https://key:xxxxx@r.example:8081/api");
    SinkUri uri = canal().protocol(SinkProtocol.AVRO).schemaRegistry(url).build();
    assertThat(uri.toString()).doesNotContain("s%2Fe", "s%252Fe");
    assertThat(SinkUri.parse(uri.toString()).masked()).isTrue();
    assertThatThrownBy(() -> RegistryUrl.of("https://a:b@r.example"))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageNotContaining("a:b");
    assertThatThrownBy(
            () ->
                canal()
                    .protocol(SinkProtocol.AVRO)
                    .parameter("schema-registry", "https://key:sec/ret@r.example")
                    .build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageNotContaining("sec/ret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "orders-to-msk", "A9-b"})
  void changefeedId_ofLettersAndHyphens_isAccepted(String id) {
    assertThat(ChangefeedId.of(id)).hasToString(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "a-", "a--b", "a_b", "a b"})
  void changefeedId_ofOtherForm_isRefused(String id) {
    assertThatThrownBy(() -> ChangefeedId.of(id)).isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void changefeedId_hasAtMost128Characters() {
    assertThat(ChangefeedId.of("a".repeat(128)).text()).hasSize(128);
    assertThatThrownBy(() -> ChangefeedId.of("a".repeat(129)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("at most 128");
  }
}

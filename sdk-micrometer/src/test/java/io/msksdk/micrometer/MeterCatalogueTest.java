package io.msksdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.msksdk.admin.call.CallEvent;
import io.msksdk.admin.lag.Evidence;
import io.msksdk.admin.lag.LagSnapshot;
import io.msksdk.admin.lag.Verdict;
import io.msksdk.admin.lag.VerdictChange;
import io.msksdk.admin.lag.VerdictReason;
import io.msksdk.admin.lag.VerdictStatus;
import io.msksdk.admin.lag.source.GroupReading;
import io.msksdk.auth.iam.LoginEvent;
import io.msksdk.changefeed.codec.canal.CanalJsonDecoder;
import io.msksdk.changefeed.consume.ChangefeedConsumer;
import io.msksdk.changefeed.consume.ChangefeedHandler;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.WaitEnd;
import io.msksdk.core.operation.WaitEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table, the guide, the dashboard and what is really published are the same. */
class MeterCatalogueTest {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final ChangefeedConsumer consumer =
      ChangefeedConsumer.builder(
              Map.of(), CanalJsonDecoder.create(ZoneOffset.UTC), ChangefeedHandler.rows(row -> {}))
          .consumer(new MockConsumer<>("earliest"))
          .topics("cdc")
          .build();

  /** Makes every meter happen. */
  @BeforeEach
  void publishEverything() {
    LagMeters lag =
        LagMeters.of("orders")
            .granularity(LagGranularity.PARTITION)
            .names(LagMeterNames.MSK, LagMeterNames.KAFKA_LAG_EXPORTER)
            .build();
    lag.bindTo(registry);
    Rounds rounds = new Rounds();
    for (int i = 0; i < 12; i++) {
      List<GroupReading> groups =
          List.of(Rounds.catchingUp("billing", "payments", i), Rounds.losing("late", "payments2"));
      LagSnapshot snapshot = rounds.next(groups);
      lag.round(snapshot);
    }
    lag.groupChanged(
        new VerdictChange(
            "billing",
            "",
            VerdictStatus.OK,
            new Verdict(
                VerdictStatus.STALL,
                VerdictReason.COMMIT_STANDS_STILL,
                new Evidence(1, Duration.ZERO, 1, 1, 1, 1, 1),
                ""),
            Instant.EPOCH));
    ClientMeters client = ClientMeters.in(registry);
    client.called(CallEvent.of("ListNodes", Duration.ofMillis(1), "id", null));
    client.waited(
        new WaitEvent("create-cluster", "id", WaitEnd.SUCCEEDED, "ACTIVE", Duration.ZERO, 1));
    client.loggedIn(new LoginEvent("eu-west-1", Duration.ZERO, Optional.empty()));
    ChangefeedMeters.of("orders", consumer::progress).bindTo(registry);
  }

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void everyMeterOfTheTable_isPublished_withItsTagsAndType() {
    for (MeterRow row : MeterCatalogue.all()) {
      Meter meter = registry.find(row.name()).meter();

      assertThat(meter).as(row.name()).isNotNull();
      Set<String> tags =
          meter.getId().getTags().stream().map(Tag::getKey).collect(Collectors.toSet());
      assertThat(tags).as(row.name()).isEqualTo(new HashSet<>(row.tags()));
      String type = meter.getId().getType().name();
      assertThat(type.equals("DISTRIBUTION_SUMMARY") ? "SUMMARY" : type)
          .as(row.name())
          .isEqualToIgnoringCase(row.type());
    }
  }

  @Test
  void nothingElse_isPublished() {
    Set<String> known =
        MeterCatalogue.all().stream().map(MeterRow::name).collect(Collectors.toSet());

    assertThat(registry.getMeters())
        .extracting(meter -> meter.getId().getName())
        .allMatch(known::contains);
  }

  @Test
  void guide_hasTheSameTable() throws IOException {
    String guide = Files.readString(Path.of("../docs/meters.md"));
    List<String> rows = guide.lines().filter(line -> line.startsWith("| `")).toList();

    assertThat(rows).hasSameSizeAs(MeterCatalogue.all());
    for (int i = 0; i < rows.size(); i++) {
      MeterRow row = MeterCatalogue.all().get(i);
      String tags =
          row.tags().stream().map(tag -> "`" + tag + "`").collect(Collectors.joining(", "));
      assertThat(rows.get(i))
          .startsWith("| `" + row.name() + "` | ")
          .endsWith("| %s | %s | %s | %s |".formatted(row.type(), tags, row.unit(), row.meaning()));
    }
  }

  @Test
  void dashboard_asksOnlyForWhatIsScraped_andOnlyByItsLabels() {
    JsonObject dashboard = JsonObject.parse("dashboard", MeterCatalogue.grafanaDashboard());
    Set<String> scraped =
        registry
            .scrape()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("[{ ]", 2)[0])
            .collect(Collectors.toSet());
    Pattern name = Pattern.compile("\\bmsk_[a-z_]+");
    Set<String> asked = new TreeSet<>();

    Matcher names = name.matcher(MeterCatalogue.grafanaDashboard());
    while (names.find()) {
      asked.add(names.group());
    }

    assertThat(dashboard.objects("panels")).hasSizeGreaterThan(10);
    assertThat(asked).hasSizeGreaterThan(15).isSubsetOf(scraped);
    Set<String> labels =
        MeterCatalogue.all().stream().flatMap(r -> r.tags().stream()).collect(Collectors.toSet());
    Matcher shown = Pattern.compile("\\{\\{(\\w+)}}").matcher(MeterCatalogue.grafanaDashboard());
    assertThat(shown.results().map(result -> result.group(1)))
        .isNotEmpty()
        .allMatch(labels::contains);
  }
}

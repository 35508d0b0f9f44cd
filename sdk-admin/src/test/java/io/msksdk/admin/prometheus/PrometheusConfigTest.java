package io.msksdk.admin.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;

class PrometheusConfigTest {
  private static final Exporters EXPORTERS =
      Exporters.at(
          List.of(
              new ExporterTarget(ExporterJob.JMX, "b-1.orders", 11001),
              new ExporterTarget(ExporterJob.JMX, "c-1.orders", 11001),
              new ExporterTarget(ExporterJob.NODE, "b-1.orders", 11002)));

  @Test
  void files_areWrittenForFileDiscovery(@TempDir Path directory) throws IOException {
    Path yml = PrometheusConfig.of(EXPORTERS).build().writeTo(directory.resolve("monitoring"));

    assertThat(yml).hasFileName("prometheus.yml");
    assertThat(Files.readString(yml))
        .isEqualTo(
            """
            global:
              scrape_interval: 60s

            scrape_configs:
              - job_name: 'broker'
                file_sd_configs:
                  - files:
                      - 'targets.json'
            """);
    assertThat(Files.readString(yml.resolveSibling("targets.json")).replaceAll("\\s", ""))
        .isEqualTo(
            "[{\"labels\":{\"job\":\"jmx\"},\"targets\":[\"b-1.orders:11001\",\"c-1.orders:11001\"]},"
                + "{\"labels\":{\"job\":\"node\"},\"targets\":[\"b-1.orders:11002\"]}]");
  }

  @Test
  void remoteWrite_isSignedForItsRegion() {
    String yml =
        PrometheusConfig.of(EXPORTERS)
            .remoteWrite(
                URI.create("https://aps-workspaces.eu-west-1.amazonaws.com/workspaces/ws-1/api"),
                Region.EU_WEST_1)
            .build()
            .prometheusYml();

    assertThat(yml)
        .contains(
            "remote_write:\n  - url: 'https://aps-workspaces.eu-west-1.amazonaws.com/",
            "sigv4:\n      region: 'eu-west-1'");
  }

  @Test
  void interval_isAtLeastAMinute_unlessForced() {
    PrometheusConfig.Builder config = PrometheusConfig.of(EXPORTERS);

    assertThat(config.scrapeInterval(Duration.ofSeconds(60)).build().prometheusYml())
        .contains("60s");
    assertThatThrownBy(() -> config.scrapeInterval(Duration.ofSeconds(59)))
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("(expected: at least 60 seconds)");
    assertThat(config.scrapeOften(Duration.ofSeconds(15)).build().prometheusYml()).contains("15s");
    assertThatThrownBy(() -> config.scrapeOften(Duration.ofMillis(900)))
        .isInstanceOf(InvalidSpecException.class);
  }

  @Test
  void nothingToScrape_isRefused() {
    assertThatThrownBy(() -> PrometheusConfig.of(EXPORTERS.only()).build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("Switch an exporter on");
  }
}

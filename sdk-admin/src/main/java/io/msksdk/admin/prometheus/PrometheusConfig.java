package io.msksdk.admin.prometheus;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * The files a Prometheus server needs to scrape a cluster (Amazon MSK Developer Guide, "Open
 * monitoring with Prometheus"). Immutable.
 *
 * <pre>{@code
 * PrometheusConfig.of(Exporters.of(msk.nodes().list(arn).toList())).build().writeTo(directory);
 * }</pre>
 */
public final class PrometheusConfig {
  private static final Duration SHORTEST = Duration.ofSeconds(60);
  private static final String TARGETS = "targets.json";

  private final List<ExporterTarget> targets;
  private final Duration interval;
  private final @Nullable URI remoteWrite;
  private final @Nullable Region remoteRegion;

  private PrometheusConfig(Builder builder) {
    targets = builder.exporters.targets();
    interval = builder.interval;
    remoteWrite = builder.remoteWrite;
    remoteRegion = builder.remoteRegion;
  }

  /**
   * Starts a configuration.
   *
   * @param exporters what is scraped
   * @return a builder that scrapes every 60 seconds
   */
  public static Builder of(Exporters exporters) {
    return new Builder(requireNonNull(exporters, "exporters"));
  }

  /**
   * Returns the server's configuration.
   *
   * @return the text of {@code prometheus.yml}
   */
  public String prometheusYml() {
    StringBuilder yml = new StringBuilder();
    yml.append("global:\n  scrape_interval: ").append(interval.toSeconds()).append("s\n");
    yml.append("\nscrape_configs:\n");
    yml.append("  - job_name: 'broker'\n    file_sd_configs:\n      - files:\n");
    yml.append("          - '").append(TARGETS).append("'\n");
    if (remoteWrite != null && remoteRegion != null) {
      yml.append("\nremote_write:\n  - url: '").append(remoteWrite).append("'\n");
      yml.append("    sigv4:\n      region: '").append(remoteRegion.id()).append("'\n");
    }
    return yml.toString();
  }

  /**
   * Returns what is scraped.
   *
   * @return the text of {@code targets.json}
   */
  public String targetsJson() {
    return TargetsJson.of(targets);
  }

  /**
   * Writes both files, over those that are there.
   *
   * @param directory where to, made when it is not there
   * @return the path of {@code prometheus.yml}
   * @throws IOException when they cannot be written
   */
  @CanIgnoreReturnValue
  public Path writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(TARGETS), targetsJson(), StandardCharsets.UTF_8);
    return Files.writeString(
        directory.resolve("prometheus.yml"), prometheusYml(), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "PrometheusConfig[" + targets.size() + " targets every " + interval + "]";
  }

  /** Collects a {@link PrometheusConfig}. Not thread-safe. */
  public static final class Builder {
    private final Exporters exporters;
    private Duration interval = SHORTEST;
    private @Nullable URI remoteWrite;
    private @Nullable Region remoteRegion;

    private Builder(Exporters exporters) {
      this.exporters = exporters;
    }

    /**
     * Sets how often is scraped; every 60 seconds unless set.
     *
     * @param interval at least 60 seconds: more often raises the CPU of the brokers
     * @return this builder
     * @throws InvalidSpecException when it is shorter
     */
    @CanIgnoreReturnValue
    public Builder scrapeInterval(Duration interval) {
      if (interval.compareTo(SHORTEST) < 0) {
        throw InvalidSpecException.of(
            Finding.error("prometheus.interval", "scrapeInterval", interval, "at least 60 seconds")
                .advising(
                    "Scraping more often raises the brokers' CPU; scrapeOften(...) does it all the"
                        + " same."));
      }
      return scrapeOften(interval);
    }

    /**
     * Sets an interval MSK's guide advises against.
     *
     * @param interval whole seconds, at least one
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder scrapeOften(Duration interval) {
      if (interval.toSeconds() < 1) {
        throw InvalidSpecException.of(
            Finding.error("prometheus.interval", "interval", interval, "at least 1 second"));
      }
      this.interval = interval;
      return this;
    }

    /**
     * Sends everything on to a workspace of Amazon Managed Service for Prometheus.
     *
     * @param workspace the workspace's endpoint for remote write
     * @param region its Region
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder remoteWrite(URI workspace, Region region) {
      this.remoteWrite = requireNonNull(workspace, "workspace");
      this.remoteRegion = requireNonNull(region, "region");
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return the configuration
     * @throws InvalidSpecException when there is nothing to scrape
     */
    public PrometheusConfig build() {
      if (exporters.targets().isEmpty()) {
        throw InvalidSpecException.of(
            Finding.error("prometheus.targets", "exporters", "none", "at least one exporter")
                .advising("Switch an exporter on: update the cluster's monitoring."));
      }
      return new PrometheusConfig(this);
    }
  }
}

package io.msksdk.replication;

import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/** Sets and reads the metrics of a local MSK. */
public final class LocalMetrics {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private LocalMetrics() {}

  public static CloudWatchClient client(LocalMsk local, Region region) {
    return CloudWatchClient.builder()
        .region(region)
        .endpointOverride(local.endpoint())
        .credentialsProvider(Locally.credentials(local))
        .build();
  }

  public static void set(
      LocalMsk local, Region region, String name, Map<String, String> dimensions, double value) {
    String json =
        """
        {"region":"%s","name":"%s","value":%s,"dimensions":{%s}}
        """
            .formatted(
                region,
                name,
                value,
                dimensions.entrySet().stream()
                    .map(d -> "\"" + d.getKey() + "\":\"" + d.getValue() + "\"")
                    .collect(Collectors.joining(",")));
    URI uri = local.endpoint().resolve("/_local/metrics");
    try {
      HttpResponse<String> answer =
          HTTP.send(
              HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(json)).build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(answer.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

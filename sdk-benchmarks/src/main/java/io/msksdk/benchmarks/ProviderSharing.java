package io.msksdk.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.msksdk.testkit.DataPlane;
import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the credentials of 1,000 Kafka clients with one role hold: our callback handlers on one
 * named source, against the official library's with the role in their JAAS options. Each side in a
 * process of its own, after every client has signed once; STS is a local MSK's.
 */
final class ProviderSharing {
  static final int CLIENTS = 1_000;

  private @Nullable Taken taken;

  /** Threads of the whole process. */
  Comparison.Figures threads() throws Exception {
    Taken figures = taken();
    return Comparison.Figures.of(figures.ours().threads(), figures.peer().threads());
  }

  /** STS clients that are open. */
  Comparison.Figures stsClients() throws Exception {
    Taken figures = taken();
    return Comparison.Figures.of(figures.ours().stsClients(), figures.peer().stsClients());
  }

  /** Heap beyond what the process had before the first client, after a collection. */
  Comparison.Figures heap() throws Exception {
    Taken figures = taken();
    return Comparison.Figures.of(figures.ours().kib(), figures.peer().kib());
  }

  private synchronized Taken taken() throws Exception {
    Taken known = taken;
    if (known == null) {
      try (LocalMsk local = LocalMsk.builder().dataPlane(DataPlane.NONE).start()) {
        String role = role(local);
        known =
            new Taken(
                measured(local, role, SharingProcess.OURS),
                measured(local, role, SharingProcess.PEER));
      }
      taken = known;
    }
    return known;
  }

  private static String role(LocalMsk local) throws IOException, InterruptedException {
    String arn = "arn:aws:iam::" + local.account() + ":role/shared";
    String body =
        """
        [{"role": "%s", "policies": [], "trust": {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}]}}]
        """
            .formatted(arn, local.account());
    URI identities = local.endpoint().resolve("/_local/identities");
    HttpRequest request =
        HttpRequest.newBuilder(identities)
            .header("content-type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    if (status >= 300) {
      throw new IllegalStateException("role: status " + status + " (expected: 200)");
    }
    return arn;
  }

  private static Held measured(LocalMsk local, String role, String side)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                SharingProcess.class.getName(),
                side,
                role)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID",
                local.admin().accessKey(),
                "AWS_SECRET_ACCESS_KEY",
                local.admin().secretKey(),
                "AWS_REGION",
                local.region(),
                "AWS_ENDPOINT_URL_STS",
                local.endpoint().toString()));
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    int exit = process.waitFor();
    if (exit != 0) {
      throw new IllegalStateException(side + ": exit code " + exit + " (expected: 0)");
    }
    String[] figures = printed.split(" ", -1);
    return new Held(
        Double.parseDouble(figures[0]),
        Double.parseDouble(figures[1]),
        Double.parseDouble(figures[2]));
  }

  private record Held(double threads, double stsClients, double kib) {}

  private record Taken(Held ours, Held peer) {}
}

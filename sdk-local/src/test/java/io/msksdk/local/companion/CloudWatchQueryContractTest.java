package io.msksdk.local.companion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.msksdk.core.sigv4.SigV4Signer;
import io.msksdk.core.sigv4.SignableRequest;
import io.msksdk.core.sigv4.SigningCredentials;
import io.msksdk.local.TestEngine;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The protocol of older clients, written by hand: no client of the build still speaks it. */
class CloudWatchQueryContractTest {
  private static final String VERSION = "&Version=2010-08-01";

  private static TestEngine engine;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    JsonNode unused =
        engine.post(
            "/_local/metrics",
            """
            {"name":"MaxOffsetLag","dimensions":{"Consumer Group":"a & b","Topic":"t"},
             "values":[1,2.5],"timestamp":"2026-01-31T12:00:00Z"}
            """);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @Test
  void listMetrics_isAnsweredInXml() throws Exception {
    HttpResponse<String> response =
        send(
            "Action=ListMetrics&Namespace=AWS%2FKafka&Dimensions.member.1.Name=Consumer+Group"
                + "&Dimensions.member.1.Value=a+%26+b");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .startsWith(
            "<ListMetricsResponse xmlns=\"http://monitoring.amazonaws.com/doc/2010-08-01/\">")
        .contains(
            "<ListMetricsResult><Metrics><member><Namespace>AWS/Kafka</Namespace>",
            "<member><Name>Consumer Group</Name><Value>a &amp; b</Value></member>",
            "<ResponseMetadata><RequestId>");
  }

  @Test
  void getMetricStatistics_hasTimesAndNumbersInText() throws Exception {
    HttpResponse<String> response =
        send(
            "Action=GetMetricStatistics&Namespace=AWS%2FKafka&MetricName=MaxOffsetLag"
                + "&Dimensions.member.1.Name=Consumer%20Group&Dimensions.member.1.Value=a%20%26%20b"
                + "&Dimensions.member.2.Name=Topic&Dimensions.member.2.Value=t"
                + "&StartTime=2026-01-31T11%3A00%3A00Z&EndTime=2026-01-31T12%3A30%3A00Z&Period=60"
                + "&Statistics.member.1=Maximum");

    assertThat(response.body())
        .contains(
            "<Timestamp>2026-01-31T11:59:00Z</Timestamp><Maximum>1.0</Maximum>",
            "<Timestamp>2026-01-31T12:00:00Z</Timestamp><Maximum>2.5</Maximum>");
  }

  @Test
  void refusal_isAnErrorResponse() throws Exception {
    HttpResponse<String> response =
        send("Action=GetMetricStatistics&Namespace=AWS%2FKafka&MetricName=x");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body())
        .contains("<Type>Sender</Type><Code>InvalidParameterValue</Code>", "StartTime");
  }

  @Test
  void call_withoutASignature_isRefused() {
    HttpResponse<String> response = engine.send("POST", "/", "Action=ListMetrics" + VERSION);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).contains("<Code>MissingAuthenticationToken</Code>");
  }

  private static HttpResponse<String> send(String form) throws Exception {
    String body = form + VERSION;
    SignableRequest request =
        SignableRequest.builder("POST", "/")
            .addHeader("host", engine.endpoint().getAuthority())
            .body(body.getBytes(StandardCharsets.UTF_8))
            .build();
    Map<String, String> headers =
        SigV4Signer.of("monitoring", "us-east-1")
            .sign(
                request,
                SigningCredentials.of(TestEngine.ADMIN_KEY, TestEngine.ADMIN_SECRET),
                Instant.now());
    HttpRequest.Builder http =
        HttpRequest.newBuilder(engine.endpoint().resolve("/")).POST(BodyPublishers.ofString(body));
    headers.forEach(http::header);
    return HttpClient.newHttpClient().send(http.build(), BodyHandlers.ofString());
  }
}

package io.msksdk.changefeed.large;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** Large messages over the wire of S3's own SDK. */
class S3ClaimCheckStoreWireTest {
  private static final WireMockServer S3 = new WireMockServer(options().dynamicPort());

  private static S3Client client;
  private static ClaimCheckStore store;

  @BeforeAll
  static void start() {
    S3.start();
    client =
        S3Client.builder()
            .endpointOverride(URI.create(S3.baseUrl()))
            .forcePathStyle(true)
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AK", "SK")))
            .httpClientBuilder(Apache5HttpClient.builder())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    store = S3ClaimCheckStore.of(client, "claims");
  }

  @AfterAll
  static void stop() {
    client.close();
    S3.stop();
  }

  @BeforeEach
  void reset() {
    S3.resetAll();
  }

  @Test
  void object_isReadByItsLocation() throws IOException {
    byte[] message = {0, -1, 65};
    S3.stubFor(get("/claims/large/a-1.json").willReturn(aResponse().withBody(message)));

    assertThat(store.read("s3://claims/large/a-1.json")).isEqualTo(message);
  }

  @ParameterizedTest
  @CsvSource({"404, NoSuchKey", "403, AccessDenied", "503, SlowDown"})
  void refusal_isAnIoException(int status, String code) {
    S3.stubFor(
        get(anyUrl())
            .willReturn(
                aResponse()
                    .withStatus(status)
                    .withBody("<Error><Code>" + code + "</Code><Message>no</Message></Error>")));

    assertThatThrownBy(() -> store.read("s3://claims/a.json"))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("S3: ")
        .matches(e -> e instanceof FileNotFoundException == (status == 404));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s3://claims",
        "s3://claims/",
        "s3://other/a.json",
        "file:///claims/a.json",
        "a.json",
        "s3:a.json",
        "s3://claims/a b.json",
        "://",
        "s3://cla ims/a"
      })
  void locationElsewhere_isRefused_andNobodyAsked(String location) {
    assertThatThrownBy(() -> store.read(location))
        .isInstanceOf(IOException.class)
        .hasMessage("location: not an object in the bucket claims");
    S3.verify(0, anyRequestedFor(anyUrl()));
  }
}

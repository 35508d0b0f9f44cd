package io.msksdk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.WaitInterruptedException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;

class MskTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final MskClusterArn ORDERS =
      MskClusterArn.parse(
          "arn:aws:kafka:eu-west-1:111122223333:cluster/orders/abcd1234-0123-abcd-5678-1234abcd5678-1");

  /** An HTTP client that remembers whether it was closed. */
  private static final class Remembering implements SdkHttpClient {
    boolean closed;

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      throw new IllegalStateException("no call expected");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static Msk.Builder nowhere() {
    return Msk.builder()
        .region(Region.EU_WEST_1)
        .endpoint(NOWHERE)
        .credentials(AnonymousCredentialsProvider.create());
  }

  @Test
  void missingRegion_saysWhereOneIsLookedFor() {
    assertThatThrownBy(() -> Msk.builder().build())
        .isInstanceOf(InvalidSpecException.class)
        .hasMessageContaining("region: ")
        .hasMessageContaining("(expected: a Region, such as eu-west-1)")
        .hasMessageContaining("set AWS_REGION");
  }

  @Test
  void missingCredentials_areSaidOnce_withoutACall() {
    try (Msk msk = Msk.builder().region(Region.EU_WEST_1).endpoint(NOWHERE).build()) {
      assertThatThrownBy(() -> msk.clusters().describe(ORDERS))
          .isInstanceOfSatisfying(
              ClientException.class, e -> assertThat(e.code()).isEqualTo("call.not-sent"))
          .hasMessageStartingWith("DescribeClusterV2: no credentials found.")
          .hasMessageContaining("Pass a credentials provider");
    }
  }

  @Test
  void clientBroughtAlong_bringsItsOwnSettings() {
    try (KafkaClient theirs =
        KafkaClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      assertThatThrownBy(
              () -> Msk.builder().client(theirs).region(Region.EU_WEST_1).endpoint(NOWHERE).build())
          .isInstanceOfSatisfying(
              InvalidSpecException.class, e -> assertThat(e.findings()).hasSize(2))
          .hasMessageContaining("region: set beside client");
    }
  }

  @Test
  void close_closesWhatItOpened_andNothingItWasGiven() {
    Remembering http = new Remembering();
    Msk msk = nowhere().httpClient(http).build();

    msk.close();
    assertThatCode(msk::close).doesNotThrowAnyException();

    assertThat(http.closed).isFalse();
  }

  @Test
  void closedClient_saysSo() {
    Msk msk = nowhere().build();
    msk.close();

    assertThatThrownBy(() -> msk.clusters().describe(ORDERS))
        .isInstanceOf(ClientException.class)
        .hasMessageStartingWith("DescribeClusterV2: the client is closed.");
    assertThatThrownBy(() -> msk.clusters().creation(ORDERS).completion().join())
        .hasCauseInstanceOf(WaitInterruptedException.class);
  }
}

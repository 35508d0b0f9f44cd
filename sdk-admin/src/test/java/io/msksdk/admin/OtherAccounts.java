package io.msksdk.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Identities and roles of other accounts, put into a local MSK by its control interface. */
public final class OtherAccounts {
  private static final String EVERYTHING =
      """
      {"Version": "2012-10-17",
       "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
      """;

  private OtherAccounts() {}

  /** Opens MSK as a user of another account that is allowed everything in its own. */
  public static Msk user(LocalMsk local, String account) {
    String key = "AKIAOTHER" + account.substring(1);
    post(
        local,
        """
        [{"accessKeyId": "%s", "secretAccessKey": "other-secret",
          "arn": "arn:aws:iam::%s:user/client", "policies": [%s]}]
        """
            .formatted(key, account, EVERYTHING));
    return Msk.builder()
        .region(Region.of(local.region()))
        .endpoint(local.endpoint())
        .credentials(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "other-secret")))
        .build();
  }

  /** Puts a role that the local MSK's own account may assume, and returns its ARN. */
  public static String role(LocalMsk local, String account, String name) {
    String arn = "arn:aws:iam::" + account + ":role/" + name;
    post(
        local,
        """
        [{"role": "%s", "policies": [%s],
          "trust": {"Version": "2012-10-17", "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}]}}]
        """
            .formatted(arn, EVERYTHING, local.account()));
    return arn;
  }

  private static void post(LocalMsk local, String json) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(local.endpoint() + "/_local/identities"))
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build();
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}

package io.msksdk.auth.credentials;

import io.msksdk.auth.TestSecrets;
import io.msksdk.core.time.Time;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** Gives another key each time, good for an hour. */
final class Rotating implements AwsCredentialsProvider {
  private final Time time;
  private int number;

  Rotating(Time time) {
    this.time = time;
  }

  @Override
  public synchronized AwsCredentials resolveCredentials() {
    number++;
    return AwsSessionCredentials.builder()
        .accessKeyId("ASIA" + number)
        .secretAccessKey(TestSecrets.SECRET)
        .sessionToken("a-token-of-no-account")
        .expirationTime(time.now().plus(Duration.ofHours(1)))
        .build();
  }
}

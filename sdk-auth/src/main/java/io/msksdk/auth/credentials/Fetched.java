package io.msksdk.auth.credentials;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Credentials as they were fetched.
 *
 * @param credentials what signs
 * @param endsAt when they stop being of use; null when they do not say
 * @param principal the ARN they are of; null when the source does not tell
 */
record Fetched(AwsCredentials credentials, @Nullable Instant endsAt, @Nullable String principal) {

  static Fetched of(AwsCredentials credentials, @Nullable String principal) {
    return new Fetched(credentials, credentials.expirationTime().orElse(null), principal);
  }

  /** Returns who and until when: credentials are secret. */
  @Override
  public String toString() {
    return "Fetched[principal=" + principal + ", endsAt=" + endsAt + "]";
  }
}

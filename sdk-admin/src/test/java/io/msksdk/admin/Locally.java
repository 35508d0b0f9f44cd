package io.msksdk.admin;

import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** Opens MSK against a local one. */
public final class Locally {

  private Locally() {}

  public static Msk.Builder msk(LocalMsk local) {
    return Msk.builder()
        .region(Region.of(local.region()))
        .endpoint(local.endpoint())
        .credentials(credentials(local.admin()));
  }

  public static StaticCredentialsProvider credentials(LocalIdentity identity) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(identity.accessKey(), identity.secretKey()));
  }
}

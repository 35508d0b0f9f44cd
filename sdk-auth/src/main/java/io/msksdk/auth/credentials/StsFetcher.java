package io.msksdk.auth.credentials;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumedRoleUser;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Fetches with one STS client of its own. */
abstract class StsFetcher implements Fetcher {
  private final String operation;
  private final StsClient client;
  private final Runnable closeBase;

  StsFetcher(String operation, StsClient client, Runnable closeBase) {
    this.operation = operation;
    this.client = client;
    this.closeBase = closeBase;
  }

  abstract Fetched ask(StsClient sts);

  @Override
  public final Fetched fetch() {
    try {
      return ask(client);
    } catch (SdkException | IllegalStateException e) {
      throw StsErrors.map(operation, e);
    }
  }

  @Override
  public final void close() {
    client.close();
    closeBase.run();
  }

  /** A client, or nothing left open. */
  static StsClient opened(StsEndpoint sts, AwsCredentialsProvider signer, Runnable closeBase) {
    try {
      return sts.open(signer);
    } catch (RuntimeException e) {
      closeBase.run();
      throw e;
    }
  }

  final Fetched fetched(@Nullable Credentials of, @Nullable AssumedRoleUser user) {
    if (of == null
        || of.accessKeyId() == null
        || of.secretAccessKey() == null
        || of.sessionToken() == null
        || of.expiration() == null) {
      throw StsErrors.malformed(operation);
    }
    AwsSessionCredentials credentials =
        AwsSessionCredentials.builder()
            .accessKeyId(of.accessKeyId())
            .secretAccessKey(of.secretAccessKey())
            .sessionToken(of.sessionToken())
            .expirationTime(of.expiration())
            .build();
    return Fetched.of(credentials, user == null ? null : user.arn());
  }
}

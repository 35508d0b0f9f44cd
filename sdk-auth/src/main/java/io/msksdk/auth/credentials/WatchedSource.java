package io.msksdk.auth.credentials;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.services.sts.StsClient;

/** A source whose credentials are held up to STS, which names their principal. */
final class WatchedSource extends CredentialSource {
  private final CredentialSource source;
  private final StsEndpoint sts;

  WatchedSource(CredentialSource source, StsEndpoint sts) {
    this.source = source;
    this.sts = sts;
  }

  @Override
  Fetcher open(Opening opening) {
    Fetcher fetcher = source.open(opening);
    NewestCredentials newest = new NewestCredentials();
    StsClient client = StsFetcher.opened(sts, newest, fetcher::close);
    return new StsFetcher("GetCallerIdentity", client, fetcher::close) {
      @Override
      Fetched ask(StsClient sts) {
        Fetched fetched = fetcher.fetch();
        return fetched.principal() == null ? newest.identified(fetched, sts) : fetched;
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WatchedSource that
        && source.equals(that.source)
        && sts.equals(that.sts);
  }

  @Override
  public int hashCode() {
    return Objects.hash(source, sts);
  }

  @Override
  public String toString() {
    return source.toString();
  }

  /** What the call is signed with, and who they were of the last time. */
  private static final class NewestCredentials implements AwsCredentialsProvider {
    private @Nullable AwsCredentials newest;
    private @Nullable String principal;

    synchronized Fetched identified(Fetched fetched, StsClient sts) {
      AwsCredentials credentials = fetched.credentials();
      if (newest == null || !newest.accessKeyId().equals(credentials.accessKeyId())) {
        principal = null;
      }
      newest = credentials;
      if (principal == null) {
        principal = sts.getCallerIdentity().arn();
      }
      return new Fetched(credentials, fetched.endsAt(), principal);
    }

    @Override
    public synchronized AwsCredentials resolveCredentials() {
      return Objects.requireNonNull(newest);
    }
  }
}

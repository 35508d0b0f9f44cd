package io.msksdk.auth.credentials;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** A provider of the application. */
final class ProviderSource extends CredentialSource {
  private final AwsCredentialsProvider provider;

  ProviderSource(AwsCredentialsProvider provider) {
    this.provider = provider;
  }

  @Override
  Fetcher open(Opening opening) {
    return new Fetcher() {
      @Override
      public Fetched fetch() {
        return ProviderAnswer.of(provider.getClass().getName(), provider::resolveCredentials);
      }

      @Override
      public void close() {
        // the provider belongs to whoever made it
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ProviderSource that && provider == that.provider;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(provider);
  }

  /** Returns the provider's class: its own text might show a secret. */
  @Override
  public String toString() {
    return "provider " + provider.getClass().getName();
  }
}

package io.msksdk.auth.credentials;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** What the surroundings of the process give, through a provider of the AWS SDK. */
final class AmbientSource extends CredentialSource {
  private final String name;
  private final String endpoint;
  private final Supplier<? extends AwsCredentialsProvider> provider;

  AmbientSource(String name, String endpoint, Supplier<? extends AwsCredentialsProvider> provider) {
    this.name = name;
    this.endpoint = endpoint;
    this.provider = provider;
  }

  @Override
  Fetcher open(Opening opening) {
    return new Fetcher() {
      @Override
      public Fetched fetch() {
        // a new one each time: they keep what they fetched, and would answer a refresh with it
        AwsCredentialsProvider fresh = provider.get();
        try {
          return ProviderAnswer.of(name, fresh::resolveCredentials);
        } finally {
          if (fresh instanceof SdkAutoCloseable closeable) {
            closeable.close();
          }
        }
      }

      @Override
      public void close() {
        // nothing is open between two fetches
      }
    };
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AmbientSource that
        && name.equals(that.name)
        && endpoint.equals(that.endpoint);
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + endpoint.hashCode();
  }

  @Override
  public String toString() {
    return endpoint.isEmpty() ? name : name + " at " + endpoint;
  }
}

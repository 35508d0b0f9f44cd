package io.msksdk.testkit;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/**
 * Gives the official {@code AWS_MSK_IAM} mechanism the identity and the Region that {@link
 * LocalCluster#clientProperties} put into a client's configuration, so that no AWS variable or file
 * is needed with the host {@code localhost}. Public because Kafka makes it by name; there is no
 * reason to use it directly.
 *
 * <p>aws-msk-iam-auth and kafka-clients are the application's own.
 */
public final class LocalIamCallbackHandler implements AuthenticateCallbackHandler {
  private static final String MECHANISM = "AWS_MSK_IAM";

  private @Nullable AwsCredentials credentials;
  private @Nullable Region region;

  /** Called by Kafka. */
  public LocalIamCallbackHandler() {}

  @Override
  public void configure(
      Map<String, ?> configs, String saslMechanism, List<AppConfigurationEntry> jaasEntries) {
    if (!MECHANISM.equals(saslMechanism)) {
      throw LocalMskException.argument(
          "sasl.mechanism: " + saslMechanism + " (expected: " + MECHANISM + ").", null);
    }
    credentials = credentials(ClientProperties.identity(configs));
    region = Region.of(ClientProperties.region(configs));
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    for (Callback callback : callbacks) {
      if (!(callback instanceof AWSCredentialsCallback wanted)) {
        throw new UnsupportedCallbackException(callback);
      }
      wanted.setAwsCredentials(credentials);
      wanted.setCustomRegionProvider(region == null ? null : new FixedRegion(region));
    }
  }

  @Override
  public void close() {
    // nothing was opened
  }

  private static AwsCredentials credentials(LocalIdentity identity) {
    return identity
        .sessionToken()
        .<AwsCredentials>map(
            token ->
                AwsSessionCredentials.create(identity.accessKey(), identity.secretKey(), token))
        .orElseGet(() -> AwsBasicCredentials.create(identity.accessKey(), identity.secretKey()));
  }

  /** The host of a local broker does not tell its Region. */
  private record FixedRegion(Region region) implements ConfigurableRegionProvider {
    @Override
    public Region getRegion(String host) {
      return region;
    }

    @Override
    public Region getRegion() {
      return region;
    }
  }
}

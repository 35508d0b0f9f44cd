package io.msksdk.auth.client;

import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * The Region of the AWS SDK's default chain: system property, environment, profile. The chain's
 * last link, the instance's metadata, is left out: it is a call, and making properties makes none.
 */
final class DefaultRegion implements Supplier<Optional<String>> {
  private final AwsRegionProvider chain;

  DefaultRegion(AwsRegionProvider chain) {
    this.chain = chain;
  }

  static DefaultRegion ofTheProcess() {
    return new DefaultRegion(
        new AwsRegionProviderChain(
            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider()));
  }

  @Override
  public Optional<String> get() {
    try {
      return Optional.ofNullable(chain.getRegion()).map(Region::id);
    } catch (RuntimeException e) {
      // how the AWS SDK says that there is none
      return Optional.empty();
    }
  }
}

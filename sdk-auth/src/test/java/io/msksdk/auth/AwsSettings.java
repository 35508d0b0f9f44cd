package io.msksdk.auth;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/** The AWS variables, system properties and files that this JVM can see. */
public final class AwsSettings {
  private static final List<ThrowingCallable> SOURCES =
      List.of(
          () -> EnvironmentVariableCredentialsProvider.create().resolveCredentials(),
          () -> SystemPropertyCredentialsProvider.create().resolveCredentials(),
          () -> ProfileCredentialsProvider.create().resolveCredentials(),
          () -> new SystemSettingsRegionProvider().getRegion(),
          () -> new AwsProfileRegionProvider().getRegion());

  private AwsSettings() {}

  /** Fails when one of them would give credentials or a Region. */
  public static void assertNoneInSight() {
    SOURCES.forEach(source -> assertThatThrownBy(source).isInstanceOf(SdkClientException.class));
  }
}

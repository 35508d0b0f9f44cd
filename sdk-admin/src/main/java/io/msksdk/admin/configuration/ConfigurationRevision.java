package io.msksdk.admin.configuration;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskConfigurationArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One revision of a configuration: what a cluster is given. Immutable. */
public final class ConfigurationRevision {
  private final MskConfigurationArn configuration;
  private final long number;

  private ConfigurationRevision(MskConfigurationArn configuration, long number) {
    this.configuration = requireNonNull(configuration, "configuration");
    this.number = number;
  }

  /**
   * Names a revision.
   *
   * @param configuration the configuration
   * @param number the number of the revision, from 1
   * @return the revision, whether it exists or not
   */
  public static ConfigurationRevision of(MskConfigurationArn configuration, long number) {
    if (number < 1) {
      throw InvalidSpecException.of(
          Finding.error("configuration.revision", "revision", number, "1 or more"));
    }
    return new ConfigurationRevision(configuration, number);
  }

  /**
   * Returns the configuration.
   *
   * @return its ARN
   */
  public MskConfigurationArn configuration() {
    return configuration;
  }

  /**
   * Returns the number of the revision.
   *
   * @return 1 or more
   */
  public long number() {
    return number;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConfigurationRevision that
        && configuration.equals(that.configuration)
        && number == that.number;
  }

  @Override
  public int hashCode() {
    return Objects.hash(configuration, number);
  }

  /** Returns such as {@code tuned, revision 3}. */
  @Override
  public String toString() {
    return configuration.name() + ", revision " + number;
  }
}

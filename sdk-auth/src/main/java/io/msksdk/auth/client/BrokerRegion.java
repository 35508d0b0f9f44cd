package io.msksdk.auth.client;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Region that the name of an MSK broker tells. The pattern is anchored at MSK's own domains: a
 * cluster may be named after another Region than the one it is in.
 */
final class BrokerRegion {
  private static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}");

  /** The guide prints hosts of {@code kafka}, {@code kafka-serverless} and {@code kafka-beta}. */
  private static final Pattern MSK_HOST =
      Pattern.compile(
          "(?:[^.]+\\.)+kafka(?:-serverless|-beta)?\\.("
              + REGION.pattern()
              + ")\\.amazonaws\\.com(?:\\.cn)?");

  private BrokerRegion() {}

  /** The same text, if it has the form of a Region: MSK keeps adding to the names. */
  static String wellFormed(String region) {
    if (!REGION.matcher(requireNonNull(region, "region")).matches()) {
      throw InvalidSpecException.of(
          Finding.error("region.malformed", "region", region, "such as eu-west-1"));
    }
    return region;
  }

  /** Empty for a host that is not MSK's own name of a broker. */
  static Optional<String> of(HostPort broker) {
    Matcher host = MSK_HOST.matcher(broker.host());
    return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
  }
}

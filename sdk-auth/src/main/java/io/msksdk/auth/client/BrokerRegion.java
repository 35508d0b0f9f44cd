package io.msksdk.auth.client;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Region that the name of an MSK broker tells. The pattern is anchored at MSK's own domains: a
 * cluster may be named after another Region than the one it is in.
 */
final class BrokerRegion {
  static final Pattern REGION = Pattern.compile("[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}");

  /** The guide prints hosts of {@code kafka}, {@code kafka-serverless} and {@code kafka-beta}. */
  private static final Pattern MSK_HOST =
      Pattern.compile(
          "(?:[^.]+\\.)+kafka(?:-serverless|-beta)?\\.("
              + REGION.pattern()
              + ")\\.amazonaws\\.com(?:\\.cn)?");

  private BrokerRegion() {}

  /** Empty for a host that is not MSK's own name of a broker. */
  static Optional<String> of(HostPort broker) {
    Matcher host = MSK_HOST.matcher(broker.host());
    return host.matches() ? Optional.of(host.group(1)) : Optional.empty();
  }
}

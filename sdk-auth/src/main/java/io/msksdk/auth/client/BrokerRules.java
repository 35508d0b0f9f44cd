package io.msksdk.auth.client;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is looked at in one text of bootstrap brokers. */
final class BrokerRules {
  private final Access access;
  private final Findings findings = Findings.create();
  private List<Finding> warnings = List.of();

  BrokerRules(Access access) {
    this.access = access;
  }

  /** The brokers of the text, sorted and each once; what is doubtful is in {@link #warnings}. */
  List<HostPort> brokers(String text) {
    findings.add(offered());
    TreeSet<HostPort> brokers = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      Optional<HostPort> broker = HostPort.parse(part.strip());
      findings.add(malformed(part, broker));
      broker.ifPresent(
          found -> {
            findings.add(duplicate(found, brokers.add(found)));
            findings.add(port(found));
          });
    }
    warnings = findings.requireNoErrors();
    return new ArrayList<>(brokers);
  }

  List<Finding> warnings() {
    return warnings;
  }

  private @Nullable Finding offered() {
    return access.offeredByMsk()
        ? null
        : Finding.error("brokers.access", "access", access, "IAM, SCRAM or TLS on this path");
  }

  private @Nullable Finding malformed(String part, Optional<HostPort> broker) {
    return broker.isPresent()
        ? null
        : Finding.error(
                "brokers.malformed",
                access.field(),
                part.isBlank() ? "(empty)" : part.strip(),
                "host:port, several separated by commas, with a port from 1 to 65535")
            .advising("Copy the text whole from MSK's GetBootstrapBrokers.");
  }

  private @Nullable Finding duplicate(HostPort broker, boolean first) {
    return first
        ? null
        : Finding.warning("brokers.duplicate", access.field(), broker, "every broker once");
  }

  /** Names that are not MSK's own may be tunnels or proxies, whose ports say nothing. */
  private @Nullable Finding port(HostPort broker) {
    Optional<String> meaning = BrokerPort.meaning(broker.port());
    Optional<String> usual = BrokerPort.of(access);
    boolean telling = meaning.isPresent() || BrokerRegion.of(broker).isPresent();
    if (!telling || usual.isEmpty() || BrokerPort.fits(access, broker.port())) {
      return null;
    }
    Finding doubt =
        Finding.warning(
            "brokers.port", access.field(), broker, usual.get() + ", MSK's for " + access);
    return meaning
        .map(of -> doubt.advising("Port " + broker.port() + " is MSK's for " + of + "."))
        .orElse(doubt);
  }
}

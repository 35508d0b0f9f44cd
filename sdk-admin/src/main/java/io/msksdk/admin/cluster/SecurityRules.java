package io.msksdk.admin.cluster;

import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which ways in go with which encryption (Amazon MSK Developer Guide, "Updating security settings
 * of a cluster", the table of combinations).
 */
final class SecurityRules {
  private static final String ACCESS = "access";

  private SecurityRules() {}

  static List<Finding> check(ClusterSpec spec) {
    List<Finding> findings = new ArrayList<>();
    SecuritySettings security = spec.security();
    add(findings, someWay(security));
    add(findings, encrypted(security));
    add(findings, authorities(security));
    add(findings, between(spec));
    add(findings, toPublic(spec));
    add(findings, multiVpc(spec));
    return findings;
  }

  private static void add(List<Finding> findings, @Nullable Finding finding) {
    if (finding != null) {
      findings.add(finding);
    }
  }

  static @Nullable Finding someWay(SecuritySettings security) {
    return security.access().isEmpty()
        ? Finding.error("security.none", ACCESS, security.access(), "at least one way in")
        : null;
  }

  static @Nullable Finding encrypted(SecuritySettings security) {
    Set<ClusterAccess> access = security.access();
    ClientEncryption encryption = security.encryption();
    boolean sasl = access.contains(ClusterAccess.IAM) || access.contains(ClusterAccess.SCRAM);
    if (sasl && encryption == ClientEncryption.PLAINTEXT) {
      return Finding.error(
          "security.sasl-encryption", "encryption", encryption, "TLS with IAM or SCRAM");
    }
    if (sasl
        && encryption == ClientEncryption.TLS_PLAINTEXT
        && !access.contains(ClusterAccess.UNAUTHENTICATED)
        && !access.contains(ClusterAccess.TLS)) {
      return Finding.error(
              "security.sasl-encryption", "encryption", encryption, "TLS with IAM or SCRAM alone")
          .advising("A plaintext listener has nobody to serve.");
    }
    return access.contains(ClusterAccess.TLS) && encryption == ClientEncryption.PLAINTEXT
        ? Finding.error(
            "security.tls-encryption", "encryption", encryption, "TLS or TLS_PLAINTEXT with TLS")
        : null;
  }

  static @Nullable Finding authorities(SecuritySettings security) {
    boolean mutual = security.access().contains(ClusterAccess.TLS);
    if (mutual && security.authorities().isEmpty()) {
      return Finding.error(
          "security.authorities",
          "authorities",
          security.authorities(),
          "the ARNs of private certificate authorities for TLS");
    }
    return !mutual && !security.authorities().isEmpty()
        ? Finding.error(
            "security.authorities", "authorities", security.authorities(), "none without TLS")
        : null;
  }

  static @Nullable Finding between(ClusterSpec spec) {
    Set<ClusterAccess> access = spec.security().access();
    boolean needed = !access.equals(Set.of(ClusterAccess.UNAUTHENTICATED)) && !access.isEmpty();
    return needed && !spec.encryptedInCluster()
        ? Finding.error(
                "security.in-cluster",
                "encryptedInCluster",
                false,
                "true with any way in but UNAUTHENTICATED")
            .advising("It is fixed when a cluster is created.")
        : null;
  }

  static @Nullable Finding toPublic(ClusterSpec spec) {
    if (!spec.connectivity().publicAccess()) {
      return null;
    }
    if (!KafkaVersionText.of(spec.kafkaVersion()).atLeast(2, 6, 0)) {
      return Finding.error(
          "public.version",
          "kafkaVersion",
          spec.kafkaVersion(),
          "2.6.0 or later for public access");
    }
    if (spec.security().access().contains(ClusterAccess.UNAUTHENTICATED)) {
      return Finding.error(
          "public.unauthenticated",
          ACCESS,
          spec.security().access(),
          "no UNAUTHENTICATED with public access");
    }
    if (spec.security().encryption() != ClientEncryption.TLS) {
      return Finding.error(
          "public.plaintext", "encryption", spec.security().encryption(), "TLS for public access");
    }
    return spec.encryptedInCluster()
        ? null
        : Finding.error("public.in-cluster", "encryptedInCluster", false, "true for public access")
            .advising("It is fixed at creation: only a new cluster can have public access.");
  }

  static @Nullable Finding multiVpc(ClusterSpec spec) {
    Set<ClusterAccess> ways = spec.connectivity().multiVpc();
    if (ways.isEmpty()) {
      return null;
    }
    if (!spec.security().access().containsAll(ways)) {
      return Finding.error(
          "multi-vpc.access",
          "multiVpc",
          ways,
          "ways in that are open: " + spec.security().access());
    }
    if (!KafkaVersionText.of(spec.kafkaVersion()).atLeast(2, 7, 1)) {
      return Finding.error(
          "multi-vpc.version", "kafkaVersion", spec.kafkaVersion(), "2.7.1 or later for multi-VPC");
    }
    return spec.brokerSize().instanceType().contains("t3.")
        ? Finding.error(
            "multi-vpc.size",
            "brokerSize",
            spec.brokerSize(),
            "any size but t3.small for multi-VPC")
        : null;
  }
}

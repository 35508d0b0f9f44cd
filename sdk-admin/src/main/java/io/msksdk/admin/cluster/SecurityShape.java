package io.msksdk.admin.cluster;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.model.ClientAuthentication;
import software.amazon.awssdk.services.kafka.model.EncryptionInTransit;
import software.amazon.awssdk.services.kafka.model.EncryptionInfo;

/** Security settings as the service writes them. */
final class SecurityShape {

  private SecurityShape() {}

  static SecuritySettings read(
      @Nullable ClientAuthentication authentication, @Nullable EncryptionInfo encryption) {
    SecuritySettings settings = SecuritySettings.access(access(authentication));
    List<String> authorities =
        authentication == null || authentication.tls() == null
            ? List.of()
            : authentication.tls().certificateAuthorityArnList();
    return settings.trusting(authorities.toArray(String[]::new)).encryption(encryption(encryption));
  }

  private static Set<ClusterAccess> access(@Nullable ClientAuthentication settings) {
    Set<ClusterAccess> access = EnumSet.noneOf(ClusterAccess.class);
    if (settings == null) {
      return access;
    }
    if (settings.sasl() != null) {
      add(
          access,
          ClusterAccess.IAM,
          settings.sasl().iam() == null ? null : settings.sasl().iam().enabled());
      add(
          access,
          ClusterAccess.SCRAM,
          settings.sasl().scram() == null ? null : settings.sasl().scram().enabled());
    }
    add(access, ClusterAccess.TLS, settings.tls() == null ? null : settings.tls().enabled());
    add(
        access,
        ClusterAccess.UNAUTHENTICATED,
        settings.unauthenticated() == null ? null : settings.unauthenticated().enabled());
    return access;
  }

  private static void add(Set<ClusterAccess> access, ClusterAccess way, @Nullable Boolean enabled) {
    if (Boolean.TRUE.equals(enabled)) {
      access.add(way);
    }
  }

  private static ClientEncryption encryption(@Nullable EncryptionInfo info) {
    EncryptionInTransit transit = info == null ? null : info.encryptionInTransit();
    String broker = transit == null ? null : transit.clientBrokerAsString();
    return broker == null ? ClientEncryption.TLS : ClientEncryption.of(broker);
  }

  static boolean inCluster(@Nullable EncryptionInfo info) {
    EncryptionInTransit transit = info == null ? null : info.encryptionInTransit();
    return transit == null || !Boolean.FALSE.equals(transit.inCluster());
  }

  static ClientAuthentication write(SecuritySettings settings) {
    Set<ClusterAccess> access = settings.access();
    return ClientAuthentication.builder()
        .sasl(
            sasl ->
                sasl.iam(iam -> iam.enabled(access.contains(ClusterAccess.IAM)))
                    .scram(scram -> scram.enabled(access.contains(ClusterAccess.SCRAM))))
        .tls(
            tls ->
                tls.enabled(access.contains(ClusterAccess.TLS))
                    .certificateAuthorityArnList(
                        settings.authorities().isEmpty() ? null : settings.authorities()))
        .unauthenticated(open -> open.enabled(access.contains(ClusterAccess.UNAUTHENTICATED)))
        .build();
  }
}

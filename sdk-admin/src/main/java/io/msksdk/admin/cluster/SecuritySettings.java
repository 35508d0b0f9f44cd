package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in and how the way is encrypted. Immutable; every method returns changed settings.
 *
 * <pre>{@code
 * SecuritySettings.access(IAM, SCRAM);
 * SecuritySettings.access(TLS).trusting("arn:aws:acm-pca:...").encryption(ClientEncryption.TLS);
 * }</pre>
 */
public final class SecuritySettings {
  private final Set<ClusterAccess> access;
  private final List<String> authorities;
  private final ClientEncryption encryption;

  private SecuritySettings(
      Collection<ClusterAccess> access, List<String> authorities, ClientEncryption encryption) {
    this.access = Set.copyOf(access);
    this.authorities = List.copyOf(authorities);
    this.encryption = requireNonNull(encryption, "encryption");
  }

  /**
   * Names the ways in; every other way is closed.
   *
   * @param first a way
   * @param more further ways
   * @return settings with TLS between clients and brokers
   */
  public static SecuritySettings access(ClusterAccess first, ClusterAccess... more) {
    return access(EnumSet.of(first, more));
  }

  static SecuritySettings access(Set<ClusterAccess> access) {
    return new SecuritySettings(access, List.of(), ClientEncryption.TLS);
  }

  /**
   * Sets the private certificate authorities whose client certificates are accepted.
   *
   * @param authorityArns their ARNs
   * @return changed settings
   */
  public SecuritySettings trusting(String... authorityArns) {
    return new SecuritySettings(access, List.of(authorityArns), encryption);
  }

  /**
   * Sets the encryption between clients and brokers.
   *
   * @param encryption which
   * @return changed settings
   */
  public SecuritySettings encryption(ClientEncryption encryption) {
    return new SecuritySettings(access, authorities, encryption);
  }

  /**
   * Returns the ways in.
   *
   * @return unmodifiable
   */
  public Set<ClusterAccess> access() {
    return access;
  }

  /**
   * Returns the private certificate authorities.
   *
   * @return their ARNs, unmodifiable
   */
  public List<String> authorities() {
    return authorities;
  }

  /**
   * Returns the encryption between clients and brokers.
   *
   * @return which
   */
  public ClientEncryption encryption() {
    return encryption;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SecuritySettings that
        && access.equals(that.access)
        && Set.copyOf(authorities).equals(Set.copyOf(that.authorities))
        && encryption == that.encryption;
  }

  @Override
  public int hashCode() {
    return Objects.hash(access, Set.copyOf(authorities), encryption);
  }

  @Override
  public String toString() {
    EnumSet<ClusterAccess> ordered = EnumSet.noneOf(ClusterAccess.class);
    ordered.addAll(access);
    return ordered + " over " + encryption + (authorities.isEmpty() ? "" : ", " + authorities);
  }
}

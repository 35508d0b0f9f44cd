package io.msksdk.admin.fleet;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.Msk;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.auth.credentials.SharedCredentials;
import io.msksdk.auth.credentials.StsEndpoint;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Collects the accounts and Regions of a fleet. A role is assumed once for all Regions, and its
 * credentials renew themselves. Not thread-safe.
 */
public final class FleetBuilder {
  private final Map<String, String> roles = new LinkedHashMap<>();
  private List<Region> regions = List.of();
  private CredentialSource base = CredentialSource.defaultChain();
  private StsEndpoint sts = StsEndpoint.ofTheProcess();
  private Consumer<Msk.Builder> settings = builder -> {};

  FleetBuilder() {}

  /**
   * Adds an account.
   *
   * @param name how people call it
   * @param roleArn a role in it that may list and describe clusters and their operations
   * @return this builder
   */
  @CanIgnoreReturnValue
  public FleetBuilder account(String name, String roleArn) {
    roles.put(requireNonNull(name, "name"), requireNonNull(roleArn, "roleArn"));
    return this;
  }

  /**
   * Sets the Regions to look at in every account.
   *
   * @param regions one or more
   * @return this builder
   */
  @CanIgnoreReturnValue
  public FleetBuilder regions(Region... regions) {
    this.regions = List.of(regions);
    return this;
  }

  /**
   * Sets who assumes the roles; the default chain's identity unless set.
   *
   * @param base the credentials
   * @return this builder
   */
  @CanIgnoreReturnValue
  public FleetBuilder from(CredentialSource base) {
    this.base = requireNonNull(base, "base");
    return this;
  }

  /**
   * Sets where the roles are assumed; STS of the process's Region unless set.
   *
   * @param sts where STS is
   * @return this builder
   */
  @CanIgnoreReturnValue
  public FleetBuilder sts(StsEndpoint sts) {
    this.sts = requireNonNull(sts, "sts");
    return this;
  }

  /**
   * Sets more of every member, such as its call policy, listener or HTTP client.
   *
   * @param settings called once for every member, after its Region and credentials are set
   * @return this builder
   */
  @CanIgnoreReturnValue
  public FleetBuilder each(Consumer<Msk.Builder> settings) {
    this.settings = requireNonNull(settings, "settings");
    return this;
  }

  /**
   * Opens the fleet. No role is assumed before the first look.
   *
   * @return a fleet the caller closes
   * @throws io.msksdk.core.check.InvalidSpecException without accounts or Regions
   */
  public MskFleet build() {
    var unused =
        Findings.create()
            .add(some("accounts", roles.size()))
            .add(some("regions", regions.size()))
            .requireNoErrors();
    List<FleetMember> members = new ArrayList<>();
    List<AutoCloseable> opened = new ArrayList<>();
    try {
      roles.forEach((name, role) -> open(name, role, members, opened));
    } catch (RuntimeException e) {
      close(opened);
      throw e;
    }
    return MskFleet.owning(members, () -> close(opened));
  }

  private static @Nullable Finding some(String property, int count) {
    return count == 0 ? Finding.error("fleet." + property, property, "none", "one or more") : null;
  }

  private void open(
      String name, String role, List<FleetMember> members, List<AutoCloseable> opened) {
    SharedCredentials credentials =
        SharedCredentials.acquire(CredentialSource.role(role).from(base).sts(sts));
    opened.add(credentials);
    for (Region region : regions) {
      Msk.Builder builder = Msk.builder().region(region).credentials(credentials);
      settings.accept(builder);
      Msk msk = builder.build();
      opened.add(msk);
      members.add(new FleetMember(name, region.id(), msk));
    }
  }

  /** Those that use credentials are closed before the credentials. */
  private static void close(List<AutoCloseable> opened) {
    for (int i = opened.size() - 1; i >= 0; i--) {
      if (opened.get(i) instanceof Msk msk) {
        msk.close();
      } else if (opened.get(i) instanceof SharedCredentials credentials) {
        credentials.close();
      }
    }
  }
}

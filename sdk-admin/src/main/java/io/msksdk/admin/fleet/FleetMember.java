package io.msksdk.admin.fleet;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.Msk;

/**
 * One account in one Region.
 *
 * @param account how people call the account
 * @param region the Region
 * @param msk the way there, which the caller closes
 */
public record FleetMember(String account, String region, Msk msk) {

  /**
   * Checks that nothing is missing.
   *
   * @param account how people call the account
   * @param region the Region
   * @param msk the way there
   */
  public FleetMember {
    requireNonNull(account, "account");
    requireNonNull(region, "region");
    requireNonNull(msk, "msk");
  }

  @Override
  public String toString() {
    return account + " in " + region;
  }
}

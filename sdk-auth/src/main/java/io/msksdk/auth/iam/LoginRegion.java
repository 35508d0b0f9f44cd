package io.msksdk.auth.iam;

import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;

/** The Region of a login, whatever the host of the broker. */
record LoginRegion(Region region) implements ConfigurableRegionProvider {
  @Override
  public Region getRegion(String host) {
    return region;
  }

  @Override
  public Region getRegion() {
    return region;
  }
}

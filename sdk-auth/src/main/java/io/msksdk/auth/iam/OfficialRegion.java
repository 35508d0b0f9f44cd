package io.msksdk.auth.iam;

import java.util.Optional;
import software.amazon.awssdk.regions.Region;
import software.amazon.msk.auth.iam.internals.region.ConfigurableRegionProvider;
import software.amazon.msk.auth.iam.internals.utils.RegionUtils;

/** The Region of a login as the official library is told it, whatever the host of the broker. */
record OfficialRegion(Region region) implements ConfigurableRegionProvider {

  static OfficialRegion of(String region) {
    return new OfficialRegion(Region.of(region));
  }

  static Optional<String> overruling(String host, String region) {
    OfficialRegion given = of(region);
    Region signed = RegionUtils.extractRegionFromHost(host, given);
    return signed.equals(given.region()) ? Optional.empty() : Optional.of(signed.id());
  }

  @Override
  public Region getRegion(String host) {
    return region;
  }

  @Override
  public Region getRegion() {
    return region;
  }
}

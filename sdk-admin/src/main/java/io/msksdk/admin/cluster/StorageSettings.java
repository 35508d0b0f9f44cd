package io.msksdk.admin.cluster;

import static java.util.Objects.requireNonNull;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The volume of every broker and where data goes from there. Immutable; every method returns
 * changed settings, which a {@link ClusterSpec} checks.
 *
 * <pre>{@code
 * StorageSettings.ofGib(500).mode(StorageMode.TIERED);
 * StorageSettings.ofGib(1_000).throughputMibPerSecond(250).kmsKey("arn:aws:kms:...");
 * }</pre>
 */
public final class StorageSettings {
  private final int gib;
  private final StorageMode mode;
  private final @Nullable Integer throughputMibPerSecond;
  private final @Nullable String kmsKey;

  private StorageSettings(
      int gib,
      StorageMode mode,
      @Nullable Integer throughputMibPerSecond,
      @Nullable String kmsKey) {
    this.gib = gib;
    this.mode = mode;
    this.throughputMibPerSecond = throughputMibPerSecond;
    this.kmsKey = kmsKey;
  }

  /**
   * Starts with a size; local storage without provisioned throughput, under the key AWS manages.
   *
   * @param gib from 1 to 16384
   * @return the settings
   */
  public static StorageSettings ofGib(int gib) {
    return new StorageSettings(gib, StorageMode.LOCAL, null, null);
  }

  /**
   * Sets the size. It can grow later and never shrink; Express brokers bring their own.
   *
   * @param gib from 1 to 16384
   * @return changed settings
   */
  public StorageSettings gib(int gib) {
    return new StorageSettings(gib, mode, throughputMibPerSecond, kmsKey);
  }

  /**
   * Sets where the data is kept; LOCAL unless set.
   *
   * @param mode the mode; there is no way back from TIERED
   * @return changed settings
   */
  public StorageSettings mode(StorageMode mode) {
    return new StorageSettings(gib, requireNonNull(mode, "mode"), throughputMibPerSecond, kmsKey);
  }

  /**
   * Provisions throughput for every volume; none unless set. Needs brokers of at least m5.4xlarge
   * or m7g.2xlarge.
   *
   * @param mibPerSecond from 250 to the most of the size
   * @return changed settings
   */
  public StorageSettings throughputMibPerSecond(int mibPerSecond) {
    return new StorageSettings(gib, mode, mibPerSecond, kmsKey);
  }

  /**
   * Provisions no throughput.
   *
   * @return changed settings
   */
  public StorageSettings withoutThroughput() {
    return new StorageSettings(gib, mode, null, kmsKey);
  }

  /**
   * Sets the KMS key the volumes are encrypted with; the key AWS manages unless set. It cannot be
   * changed later.
   *
   * @param keyArn the key's ARN
   * @return changed settings
   */
  public StorageSettings kmsKey(String keyArn) {
    return new StorageSettings(gib, mode, throughputMibPerSecond, requireNonNull(keyArn, "keyArn"));
  }

  /** {@return the size of every volume in GiB} */
  public int gib() {
    return gib;
  }

  /** {@return where the data is kept} */
  public StorageMode mode() {
    return mode;
  }

  /** {@return the MiB per second to provision for every volume, empty for none} */
  public OptionalInt throughputMibPerSecond() {
    return throughputMibPerSecond == null
        ? OptionalInt.empty()
        : OptionalInt.of(throughputMibPerSecond);
  }

  /** {@return the ARN of the KMS key of the volumes, empty for the key AWS manages} */
  public Optional<String> kmsKey() {
    return Optional.ofNullable(kmsKey);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StorageSettings that
        && gib == that.gib
        && mode == that.mode
        && Objects.equals(throughputMibPerSecond, that.throughputMibPerSecond)
        && Objects.equals(kmsKey, that.kmsKey);
  }

  @Override
  public int hashCode() {
    return Objects.hash(gib, mode, throughputMibPerSecond, kmsKey);
  }

  @Override
  public String toString() {
    return gib
        + " GiB, "
        + mode
        + (throughputMibPerSecond == null ? "" : ", " + throughputMibPerSecond + " MiB/s")
        + (kmsKey == null ? "" : ", " + kmsKey);
  }
}

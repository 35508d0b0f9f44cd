package io.msksdk.changefeed.ticdc;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Tso;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a changefeed goes on. Immutable; every method returns a changed one.
 *
 * <p>Later than its checkpoint loses the changes between, so it must be accepted; earlier sends
 * changes again.
 */
public final class ResumePoint {
  private static final ResumePoint CHECKPOINT = new ResumePoint(null, null, false);

  private final @Nullable Tso at;
  private final @Nullable Tso safepoint;
  private final boolean lossAccepted;

  private ResumePoint(@Nullable Tso at, @Nullable Tso safepoint, boolean lossAccepted) {
    this.at = at;
    this.safepoint = safepoint;
    this.lossAccepted = lossAccepted;
  }

  /**
   * Goes on where it stopped.
   *
   * @return the usual point
   */
  public static ResumePoint checkpoint() {
    return CHECKPOINT;
  }

  /**
   * Goes on elsewhere.
   *
   * @param at a timestamp from the GC safepoint to now
   * @return the point
   */
  public static ResumePoint at(Tso at) {
    return new ResumePoint(requireNonNull(at, "at"), null, false);
  }

  /**
   * Says up to where TiDB has collected old versions, so that a point before it is refused here.
   *
   * @param safepoint {@code tikv_gc_safe_point} of {@code mysql.tidb}
   * @return the point with its lower bound
   */
  public ResumePoint gcSafepoint(Tso safepoint) {
    return new ResumePoint(at, requireNonNull(safepoint, "safepoint"), lossAccepted);
  }

  /**
   * Accepts that the changes between the checkpoint and this point are never sent.
   *
   * @return the point, not refused for being late
   */
  public ResumePoint acceptingLoss() {
    return new ResumePoint(at, safepoint, true);
  }

  /**
   * Returns where.
   *
   * @return the timestamp, empty for the checkpoint
   */
  public Optional<Tso> at() {
    return Optional.ofNullable(at);
  }

  Optional<Tso> safepoint() {
    return Optional.ofNullable(safepoint);
  }

  boolean lossAccepted() {
    return lossAccepted;
  }

  @Override
  public String toString() {
    return at == null ? "checkpoint" : at + " (" + at.physical() + ")";
  }
}

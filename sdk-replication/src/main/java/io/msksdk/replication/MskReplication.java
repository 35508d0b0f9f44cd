package io.msksdk.replication;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.Msk;
import io.msksdk.replication.replicator.DefaultReplicators;
import io.msksdk.replication.replicator.Replicators;

/**
 * Replication between MSK clusters, as seen from the target's Region. Thread-safe; lives as long as
 * the {@link Msk} it was made from.
 *
 * <pre>{@code
 * try (Msk msk = Msk.in(Region.EU_CENTRAL_1)) {
 *   MskReplication.on(msk).replicators().list().forEach(System.out::println);
 * }
 * }</pre>
 */
public final class MskReplication {
  private final Replicators replicators;

  private MskReplication(Msk msk) {
    replicators = DefaultReplicators.on(msk);
  }

  /**
   * Opens replication in a Region. Replicators live in the Region of their target.
   *
   * @param msk MSK in the target's Region; it stays the caller's to close
   * @return the entry point
   */
  public static MskReplication on(Msk msk) {
    return new MskReplication(requireNonNull(msk, "msk"));
  }

  /**
   * Returns the replicators of this account and Region.
   *
   * @return the feature
   */
  public Replicators replicators() {
    return replicators;
  }
}

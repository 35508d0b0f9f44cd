package io.msksdk.replication.replicator;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The replicators of an account in a Region, the Region of their targets. Thread-safe. Not for
 * users to implement.
 *
 * <p>Every write is sent once. When its answer is lost, the service is asked what became of it.
 */
public interface Replicators {

  /**
   * Creates a replicator.
   *
   * @param spec what it shall be
   * @return a handle that ends with the running replicator, usually within 30 minutes
   */
  OperationHandle<Replicator> create(ReplicatorSpec spec);

  /**
   * Takes up a creation, also in another process.
   *
   * @param replicator its ARN
   * @return a handle that ends with the running replicator
   */
  OperationHandle<Replicator> creation(MskReplicatorArn replicator);

  /**
   * Describes a replicator.
   *
   * @param replicator its ARN
   * @return what the service says now
   * @throws io.msksdk.core.call.NotFoundException when there is no such replicator
   */
  Replicator describe(MskReplicatorArn replicator);

  /**
   * Looks for a replicator by name. References to replicators of other Regions are not found.
   *
   * @param name its whole name
   * @return the replicator, empty when there is none
   */
  Optional<Replicator> find(String name);

  /**
   * Looks for the replicators from one cluster to another, those of other Regions included.
   *
   * @param source the cluster they copy from
   * @param target the cluster they copy to
   * @return the replicators, described one by one as the stream is read
   */
  Stream<Replicator> between(MskClusterArn source, MskClusterArn target);

  /**
   * Lists the replicators, and references to those that copy out of this Region. Pages are fetched
   * as the stream is read.
   *
   * @return what the service lists
   */
  Stream<ReplicatorListing> list();

  /**
   * Changes settings: they are read, changed and sent as a whole with the version that was read,
   * and all of that once more if somebody else was faster. Nothing is called when the change leaves
   * them as they are.
   *
   * @param replicator its ARN
   * @param change from the settings to what they shall be
   * @return a handle that ends with the changed, running replicator
   * @throws io.msksdk.core.check.InvalidSpecException when the settings break a rule, or the ARN is
   *     that of a reference
   */
  OperationHandle<Replicator> update(
      MskReplicatorArn replicator, UnaryOperator<ReplicationSettings> change);

  /**
   * Changes a replicator to what a spec says. Tags are left alone.
   *
   * @param replicator its ARN
   * @param wanted what it shall be
   * @return a handle that ends with the changed, running replicator
   * @throws io.msksdk.core.check.InvalidSpecException when the spec differs in what cannot be
   *     changed; the findings name all of it and offer {@link #replace}
   */
  OperationHandle<Replicator> update(MskReplicatorArn replicator, ReplicatorSpec wanted);

  /**
   * Deletes a replicator, waits until it is gone, and creates one from a spec. Between the two
   * nothing is copied: with the starting position LATEST what is written meanwhile is never copied,
   * with EARLIEST everything the source holds is copied once more. If the process ends in between,
   * {@link #create} is what is left to do.
   *
   * @param replicator the ARN of the one to delete
   * @param wanted what shall take its place
   * @param deletion how long to wait for the deletion
   * @return a handle that ends with the running replicator
   */
  OperationHandle<Replicator> replace(
      MskReplicatorArn replicator, ReplicatorSpec wanted, WaitPolicy deletion);

  /**
   * Deletes a replicator. What it has read is written to the target or lost with it: wait for a
   * message lag of 0 first.
   *
   * @param replicator its ARN
   * @return a handle that ends when it is gone
   */
  OperationHandle<Void> delete(MskReplicatorArn replicator);

  /**
   * Lists the tags of a replicator.
   *
   * @param replicator its ARN, or that of a reference, which has tags of its own
   * @return names and values, unmodifiable
   */
  Map<String, String> tags(MskReplicatorArn replicator);

  /**
   * Adds tags; those of the same name are replaced. A reference in the source's Region does not
   * follow: tag it in its own Region.
   *
   * @param replicator its ARN
   * @param tags names and values
   */
  void addTags(MskReplicatorArn replicator, Map<String, String> tags);

  /**
   * Removes tags; one that is not there is no error. A reference in the source's Region does not
   * follow.
   *
   * @param replicator its ARN
   * @param names the names of the tags
   */
  void removeTags(MskReplicatorArn replicator, Collection<String> names);
}

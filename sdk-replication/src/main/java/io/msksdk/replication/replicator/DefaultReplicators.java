package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.Msk;
import io.msksdk.admin.call.MskCalls;
import io.msksdk.admin.tag.Tags;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.operation.OperationHandle;
import io.msksdk.core.operation.WaitPolicy;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.DeleteReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.DescribeReplicatorRequest;
import software.amazon.awssdk.services.kafka.model.ListReplicatorsRequest;
import software.amazon.awssdk.services.kafka.model.ListReplicatorsResponse;

/** The replicators behind {@code MskReplication.replicators()}, which makes it. Thread-safe. */
public final class DefaultReplicators implements Replicators {
  private static final int PAGE = 100;

  private final MskCalls calls;
  private final Tags tags;

  private DefaultReplicators(MskCalls calls, Tags tags) {
    this.calls = calls;
    this.tags = tags;
  }

  /**
   * Binds the feature to MSK.
   *
   * @param msk MSK in the target's Region
   * @return the replicators of its account and Region
   */
  public static Replicators on(Msk msk) {
    return new DefaultReplicators(msk.calls(), msk.tags());
  }

  @Override
  public OperationHandle<Replicator> create(ReplicatorSpec spec) {
    return creation(accepted(requireNonNull(spec, "spec")));
  }

  private MskReplicatorArn accepted(ReplicatorSpec spec) {
    try {
      return CreateReplicatorOperation.call(calls, spec);
    } catch (CallException e) {
      if (e.notApplied()) {
        throw e;
      }
      // the answer was lost; a name is given once
      return find(spec.name())
          .filter(made -> is(made, spec))
          .map(Replicator::arn)
          .orElseThrow(() -> e);
    }
  }

  private static boolean is(Replicator made, ReplicatorSpec spec) {
    return made.state() != ReplicatorState.DELETING
        && made.source().arn().equals(spec.source().arn())
        && made.source().selfManaged().equals(spec.source().selfManaged())
        && made.target().arn().equals(spec.target().arn())
        && made.startingPosition() == spec.startingPosition()
        && made.settings().equals(spec.settings());
  }

  @Override
  public OperationHandle<Replicator> creation(MskReplicatorArn replicator) {
    requireNonNull(replicator, "replicator");
    return calls.waits().handle(ReplicatorWatches.creation(replicator, () -> look(replicator)));
  }

  @Override
  public Replicator describe(MskReplicatorArn replicator) {
    return Replicator.of(calls.read(describing(replicator), KafkaClient::describeReplicator));
  }

  private Optional<Replicator> look(MskReplicatorArn replicator) {
    return calls
        .readIfThere(describing(replicator), KafkaClient::describeReplicator)
        .map(Replicator::of);
  }

  private static DescribeReplicatorRequest describing(MskReplicatorArn replicator) {
    return DescribeReplicatorRequest.builder()
        .replicatorArn(requireNonNull(replicator, "replicator").toString())
        .build();
  }

  @Override
  public Optional<Replicator> find(String name) {
    requireNonNull(name, "name");
    // the service filters by prefix
    return list(name)
        .filter(listed -> listed.name().equals(name) && !listed.reference())
        .findFirst()
        .flatMap(listed -> look(listed.arn()));
  }

  @Override
  public Stream<Replicator> between(MskClusterArn source, MskClusterArn target) {
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    return list()
        .filter(listed -> listed.source().filter(source::equals).isPresent())
        .filter(listed -> listed.target().filter(target::equals).isPresent())
        .flatMap(listed -> look(listed.arn()).stream());
  }

  @Override
  public Stream<ReplicatorListing> list() {
    return list(null);
  }

  private Stream<ReplicatorListing> list(@Nullable String prefix) {
    return calls.<ListReplicatorsResponse, ReplicatorListing>pages(
        token ->
            calls.read(
                ListReplicatorsRequest.builder()
                    .replicatorNameFilter(prefix)
                    .maxResults(PAGE)
                    .nextToken(token)
                    .build(),
                KafkaClient::listReplicators),
        page -> page.replicators().stream().map(ReplicatorListing::new).toList(),
        ListReplicatorsResponse::nextToken);
  }

  @Override
  public OperationHandle<Replicator> update(
      MskReplicatorArn replicator, UnaryOperator<ReplicationSettings> change) {
    requireNonNull(change, "change");
    var updated = new UpdateReplicatorOperation(calls, () -> itself(replicator)).call(change);
    return updated.sent()
        ? calls
            .waits()
            .handle(
                ReplicatorWatches.update(
                    replicator,
                    updated.before().currentVersion().orElse(""),
                    () -> look(replicator)))
        : creation(replicator);
  }

  private Replicator itself(MskReplicatorArn arn) {
    Replicator replicator = describe(arn);
    if (replicator.reference()) {
      throw InvalidSpecException.of(
          Finding.error("replicator.reference", "replicator", arn, "the replicator itself")
              .advising("Call the Region of its target, with " + replicator.resource() + "."));
    }
    return replicator;
  }

  @Override
  public OperationHandle<Replicator> update(MskReplicatorArn replicator, ReplicatorSpec wanted) {
    requireNonNull(wanted, "wanted");
    FixedRules.check(itself(replicator), wanted);
    return update(replicator, now -> wanted.settings());
  }

  @Override
  public OperationHandle<Replicator> replace(
      MskReplicatorArn replicator, ReplicatorSpec wanted, WaitPolicy deletion) {
    requireNonNull(wanted, "wanted");
    requireNonNull(deletion, "deletion");
    if (look(replicator).isPresent()) {
      delete(replicator).await(deletion);
    }
    return create(wanted);
  }

  @Override
  public OperationHandle<Void> delete(MskReplicatorArn replicator) {
    Replicator now = itself(replicator);
    DeleteReplicatorRequest request =
        DeleteReplicatorRequest.builder()
            .replicatorArn(replicator.toString())
            .currentVersion(now.currentVersion().orElse(null))
            .build();
    try {
      calls.write(request, KafkaClient::deleteReplicator);
    } catch (CallException e) {
      boolean begun =
          !e.notApplied()
              && look(replicator)
                  .filter(left -> left.state() != ReplicatorState.DELETING)
                  .isEmpty();
      if (!begun) {
        throw e;
      }
    }
    return calls.waits().handle(ReplicatorWatches.deletion(replicator, () -> look(replicator)));
  }

  @Override
  public Map<String, String> tags(MskReplicatorArn replicator) {
    return tags.list(replicator);
  }

  @Override
  public void addTags(MskReplicatorArn replicator, Map<String, String> added) {
    tags.add(replicator, added);
  }

  @Override
  public void removeTags(MskReplicatorArn replicator, Collection<String> names) {
    tags.remove(replicator, names);
  }
}

package io.msksdk.replication.failover;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.call.NotFoundException;
import io.msksdk.core.call.ServiceException;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.ReplicatorSpec;
import io.msksdk.replication.replicator.ReplicatorState;
import io.msksdk.replication.replicator.Replicators;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The replicators of MSK. */
record MskReplicatorControl(
    Replicators replicators, Function<ReplicatorOrder, ReplicatorSpec.Builder> template)
    implements ReplicatorControl {

  private static final List<ReplicatorState> LIVELIEST =
      List.of(
          ReplicatorState.RUNNING,
          ReplicatorState.UPDATING,
          ReplicatorState.CREATING,
          ReplicatorState.UNKNOWN,
          ReplicatorState.FAILED,
          ReplicatorState.DELETING);

  MskReplicatorControl {
    requireNonNull(replicators, "replicators");
    requireNonNull(template, "template");
  }

  @Override
  public Optional<ReplicatorView> find(MskClusterArn source, MskClusterArn target) {
    // one that failed or goes may be listed beside the one that works
    return replicators
        .between(source, target)
        .min(Comparator.comparing(r -> LIVELIEST.indexOf(r.state())))
        .map(r -> view(r, source, target));
  }

  private static ReplicatorView view(Replicator r, MskClusterArn source, MskClusterArn target) {
    return new ReplicatorView(
        r.resource().toString(),
        r.name(),
        r.rawState(),
        source,
        target,
        r.source().alias(),
        r.topicNames(),
        r.startingPosition());
  }

  @Override
  public void create(ReplicatorOrder order) {
    var unused =
        replicators.create(
            template
                .apply(order)
                .startingPosition(order.start())
                .topicNames(order.naming())
                .build());
  }

  @Override
  public void delete(ReplicatorView replicator) {
    try {
      var unused = replicators.delete(MskReplicatorArn.parse(replicator.arn()));
    } catch (NotFoundException e) {
      // it is gone, which is what was wanted
      return;
    } catch (ServiceException e) {
      if (find(replicator.source(), replicator.target())
          .filter(left -> left.arn().equals(replicator.arn()) && !left.state().equals("DELETING"))
          .isPresent()) {
        throw e;
      }
    }
  }
}

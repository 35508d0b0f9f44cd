package io.msksdk.replication.doctor;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.admin.Msk;
import io.msksdk.core.arn.MskReplicatorArn;
import io.msksdk.core.time.Time;
import io.msksdk.replication.MskReplication;
import io.msksdk.replication.metric.ReplicatorMetrics;
import io.msksdk.replication.preflight.ReplicatorPreflight;
import io.msksdk.replication.replicator.Replicator;
import io.msksdk.replication.replicator.Replicators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Finds what ails a replicator: the guide's troubleshooting as ordered checks, each with what it
 * saw. It only reads. The more it is given the fewer checks stay unknown. Not thread-safe.
 *
 * <pre>{@code
 * Diagnosis diagnosis =
 *     ReplicatorDoctor.on(standby, metrics)
 *         .sourceMetrics(ReplicatorMetrics.on(primary, cloudWatchOfPrimary))
 *         .diagnose(arn, Symptom.NOT_REPLICATING);
 * diagnosis.cause().ifPresent(System.out::println);
 * }</pre>
 */
public final class ReplicatorDoctor {
  private static final Duration BACK = Duration.ofMinutes(15);

  private final Replicators replicators;
  private final Time time;
  private final ReplicatorMetrics metrics;
  private @Nullable ReplicatorMetrics sourceMetrics;
  private @Nullable Admin source;
  private @Nullable Admin target;
  private Patient.@Nullable Preflight preflight;
  private @Nullable Duration usualLatency;
  private Duration back = BACK;

  private ReplicatorDoctor(Msk msk, ReplicatorMetrics metrics) {
    this.replicators = MskReplication.on(msk).replicators();
    this.time = msk.calls().time();
    this.metrics = requireNonNull(metrics, "metrics");
  }

  /**
   * Calls a doctor.
   *
   * @param msk MSK in the target's Region
   * @param metrics the metrics of the target's Region
   * @return a doctor that looks back 15 minutes
   */
  public static ReplicatorDoctor on(Msk msk, ReplicatorMetrics metrics) {
    return new ReplicatorDoctor(msk, metrics);
  }

  /**
   * Gives the metrics of the source's Region, for the health of the source and what its topics
   * receive.
   *
   * @param metrics the metrics
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorDoctor sourceMetrics(ReplicatorMetrics metrics) {
    this.sourceMetrics = requireNonNull(metrics, "metrics");
    return this;
  }

  /**
   * Gives admins of both clusters, for topics and groups.
   *
   * @param source an admin of the source, the caller's to close
   * @param target an admin of the target, the caller's to close
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorDoctor admins(Admin source, Admin target) {
    this.source = requireNonNull(source, "source");
    this.target = requireNonNull(target, "target");
    return this;
  }

  /**
   * Gives a preflight, whose rules say why a creation failed.
   *
   * @param preflight a preflight that was given the network and the role
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorDoctor preflight(ReplicatorPreflight preflight) {
    requireNonNull(preflight, "preflight");
    this.preflight = replicator -> preflight.check(replicator.toSpec().build());
    return this;
  }

  /**
   * Tells what the latency is in quiet times; three times as much is high.
   *
   * @param latency the latency
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorDoctor usualLatency(Duration latency) {
    this.usualLatency = requireNonNull(latency, "latency");
    return this;
  }

  /**
   * Sets how far metrics are looked back; 15 minutes unless set.
   *
   * @param back how far
   * @return this
   */
  @CanIgnoreReturnValue
  public ReplicatorDoctor lookingBack(Duration back) {
    this.back = requireNonNull(back, "back");
    return this;
  }

  /**
   * Looks for the causes of a symptom.
   *
   * @param replicator the replicator's ARN
   * @param symptom what somebody sees
   * @return every check in the guide's order
   */
  public Diagnosis diagnose(MskReplicatorArn replicator, Symptom symptom) {
    return diagnose(replicator, symptom, "");
  }

  /**
   * Looks for the causes of a symptom that one topic or group has.
   *
   * @param replicator the replicator's ARN
   * @param symptom what somebody sees
   * @param name the topic's name on the source, or the group for {@link Symptom#GROUPS_MISSING}
   * @return every check in the guide's order
   */
  public Diagnosis diagnose(MskReplicatorArn replicator, Symptom symptom, String name) {
    return diagnose(patient(replicator, name), symptom);
  }

  /**
   * Looks at a replicator without a complaint: for each symptom it can have in its state and that
   * has a cause, a diagnosis.
   *
   * @param replicator the replicator's ARN
   * @return the diagnoses, none for a replicator that seems well
   */
  public List<Diagnosis> examine(MskReplicatorArn replicator) {
    Patient patient = patient(replicator, "");
    List<Diagnosis> found = new ArrayList<>();
    for (Symptom symptom : symptoms(patient)) {
      Diagnosis diagnosis = diagnose(patient, symptom);
      if (symptom == Symptom.CREATION_FAILED || diagnosis.cause().isPresent()) {
        found.add(diagnosis);
      }
    }
    return found;
  }

  private static Set<Symptom> symptoms(Patient patient) {
    return switch (patient.replicator().state()) {
      case FAILED -> EnumSet.of(Symptom.CREATION_FAILED);
      case CREATING -> EnumSet.of(Symptom.STUCK_CREATING);
      case RUNNING, UPDATING ->
          LatencyTree.high(patient)
              ? EnumSet.of(Symptom.NOT_REPLICATING, Symptom.LATENCY_HIGH)
              : EnumSet.of(Symptom.NOT_REPLICATING);
      case DELETING, UNKNOWN -> EnumSet.noneOf(Symptom.class);
    };
  }

  private Patient patient(MskReplicatorArn arn, String name) {
    Replicator replicator = replicators.describe(arn);
    return new Patient(
        replicator,
        requireNonNull(name, "name"),
        time.now(),
        new Patient.Means(metrics, sourceMetrics, source, target, preflight, usualLatency, back));
  }

  private static Diagnosis diagnose(Patient patient, Symptom symptom) {
    return new Diagnosis(
        symptom,
        switch (symptom) {
          case CREATION_FAILED -> CreationTree.failed(patient);
          case STUCK_CREATING -> CreationTree.stuck(patient);
          case NOT_REPLICATING -> DataTree.examine(patient);
          case OFFSETS_DIFFER -> GroupTree.offsetsDiffer(patient);
          case GROUPS_MISSING -> GroupTree.missing(patient);
          case LATENCY_HIGH -> LatencyTree.examine(patient);
        });
  }
}

package io.msksdk.replication.migration;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.check.Finding;
import io.msksdk.core.json.JsonObject;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.PreconditionException;
import io.msksdk.core.runbook.Runbook;
import io.msksdk.core.runbook.RunbookStep;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * Moves topics and their applications to another cluster: a runbook whose every step has a gate, so
 * that nothing goes on before it was seen that it may, and another that goes back.
 *
 * <p>Topics keep their names. Printed, the runbook is the plan. Run with a record, it is taken up
 * where it stopped by running it again on the same record.
 *
 * <pre>{@code
 * Migration migration =
 *     Migration.of(layouts, MirrorWatch.between(source, target), sourceAdmin, targetAdmin)
 *         .mirror(mirror)
 *         .application(application)
 *         .groups("billing")
 *         .build();
 * migration.cutOver().run(
 *     RunOptions.recordIn(path).allowing(Effect.CUTS_CLIENTS, Effect.IRREVERSIBLE));
 * }</pre>
 */
public final class Migration {
  private final TopicLayouts layouts;
  private final MirrorWatch watch;
  private final Admin source;
  private final Admin target;
  private final Mirror mirror;
  private final MigratingApplication application;
  private final List<String> groups;
  private final long near;
  private final Time time;
  private final MigrationGates gates;
  private final Map<String, Integer> topics;

  private Migration(Builder builder) {
    layouts = builder.layouts;
    watch = builder.watch;
    source = builder.source;
    target = builder.target;
    mirror = requireNonNull(builder.mirror, "mirror");
    application = requireNonNull(builder.application, "application");
    groups = builder.groups;
    near = builder.near;
    time = builder.time;
    topics = layouts.sourcePartitions();
    gates = new MigrationGates(watch, topics, time, builder.patience);
  }

  /**
   * Starts a migration.
   *
   * @param layouts the topics, as they shall be on the target
   * @param watch sees how far the mirror is
   * @param source an admin of the source, the caller's to close
   * @param target an admin of the target, the caller's to close
   * @return a builder without mirror and application
   */
  public static Builder of(TopicLayouts layouts, MirrorWatch watch, Admin source, Admin target) {
    return new Builder(layouts, watch, source, target);
  }

  /**
   * Looks how far the mirror is.
   *
   * @return the progress of every partition
   */
  public MirrorProgress progress() {
    return watch.look(topics);
  }

  /**
   * Makes the runbook of the migration. Until its last step begins, {@link #rollback} loses
   * nothing. It refuses to begin while the target has records the source has not, and so also when
   * it is run again after its end: nobody is stopped a second time.
   *
   * @return ten steps, of which the last has no way back
   */
  public Runbook cutOver() {
    List<RunbookStep> steps = new ArrayList<>();
    steps.add(
        MigrationStep.act(
                "create-topics",
                "create " + topics.size() + " topics on the target",
                () -> layouts.create(target))
            .unless(() -> layouts.created(target)));
    steps.add(nothingWritten());
    steps.add(
        MigrationStep.act("start-mirror", "start the mirror", mirror::start)
            .until(progress -> gates.running(mirror::running, true, progress)));
    steps.add(
        MigrationStep.gate(
            "catch-up",
            "wait until the mirror is at most " + near + " records behind",
            progress -> gates.near(near, progress)));
    steps.add(
        MigrationStep.act(
                "stop-producers",
                "stop producers; end offsets stand still",
                application::stopProducers)
            .with(Effect.CUTS_CLIENTS)
            .until(gates::still));
    steps.add(
        MigrationStep.gate(
            "drain",
            "wait until the target has every partition's last record",
            progress -> {
              gates.drained(progress);
              asPlanned();
            }));
    steps.add(
        MigrationStep.act("stop-consumers", "stop consumers", application::stopConsumers)
            .with(Effect.CUTS_CLIENTS));
    steps.add(
        MigrationStep.gate(
            "groups",
            "wait until the target has the offsets of " + groups,
            progress -> gates.translated(groups, source, target, progress)));
    steps.add(
        MigrationStep.act("stop-mirror", "stop the mirror", mirror::stop)
            .until(
                progress -> {
                  gates.running(mirror::running, false, progress);
                  nothingLate();
                }));
    steps.add(
        MigrationStep.act(
                "start-on-target",
                "start producers and consumers on the target",
                application::startOnTarget)
            .with(Effect.IRREVERSIBLE));
    return runbook("migration", steps);
  }

  /**
   * Makes the runbook that goes back. It refuses to start the application on the source while the
   * target has records the source has not: those would be missing there.
   *
   * @return four steps
   */
  public Runbook rollback() {
    List<RunbookStep> steps = new ArrayList<>();
    steps.add(
        MigrationStep.act(
                "stop-on-target",
                "stop producers and consumers on the target",
                application::stopOnTarget)
            .with(Effect.CUTS_CLIENTS));
    steps.add(
        MigrationStep.act("stop-mirror", "stop the mirror", mirror::stop)
            .unless(() -> !mirror.running())
            .until(progress -> gates.running(mirror::running, false, progress)));
    steps.add(nothingWritten());
    steps.add(
        MigrationStep.act(
            "start-on-source",
            "start producers and consumers on the source",
            application::startOnSource));
    return runbook("migration-rollback", steps);
  }

  private MigrationStep nothingWritten() {
    return MigrationStep.act(
        "nothing-written", "see that only the mirror wrote to the target", this::onlyMirrored);
  }

  /** No gate looks at the records of partitions that were added since the layouts were read. */
  private void asPlanned() {
    List<String> grown = new ArrayList<>();
    BrokerAnswers.get("describeTopics", source.describeTopics(topics.keySet()).allTopicNames())
        .forEach(
            (name, topic) -> {
              int planned = topics.getOrDefault(name, 0);
              if (topic.partitions().size() > planned) {
                grown.add(name + " has " + topic.partitions().size() + ", not " + planned);
              }
            });
    if (!grown.isEmpty()) {
      throw PreconditionException.of(
          Finding.error(
                  "migration.partitions-added",
                  "source",
                  grown.stream().sorted().toList(),
                  "as many partitions as when the layouts were read")
              .advising(
                  "Go back with rollback(), read the layouts again, add the partitions to the"
                      + " target, and begin anew."));
    }
  }

  /** What a producer that came back wrote after the last look is on the source alone. */
  private void nothingLate() {
    MirrorProgress progress = watch.look(topics);
    if (!progress.caughtUp()) {
      throw PreconditionException.of(
          Finding.error(
                  "migration.written-on-source",
                  "source",
                  "records that were not mirrored in " + progress.waiting(),
                  "none since producers were stopped")
              .advising(
                  "Stop the producer that came back, start the mirror until progress() has caught"
                      + " up, and run again."));
    }
  }

  private void onlyMirrored() {
    List<String> written = watch.writtenOnTarget(topics);
    if (!written.isEmpty()) {
      throw PreconditionException.of(
          Finding.error(
                  "migration.written-on-target",
                  "target",
                  "records of its own in " + written,
                  "none that the source has not")
              .advising("Mirror them back first, or go on with the target."));
    }
  }

  private Runbook runbook(String kind, List<RunbookStep> steps) {
    JsonObject.Builder definition =
        JsonObject.builder().texts("groups", groups).number("near", near);
    topics.forEach((topic, partitions) -> definition.number("topic " + topic, partitions));
    return Runbook.of(kind, watch.toString(), definition.build(), steps, time);
  }

  /** Collects what a {@link Migration} works with. Not thread-safe. */
  public static final class Builder {
    private final TopicLayouts layouts;
    private final MirrorWatch watch;
    private final Admin source;
    private final Admin target;
    private @Nullable Mirror mirror;
    private @Nullable MigratingApplication application;
    private List<String> groups = List.of();
    private long near = 1000;
    private WaitPolicy patience =
        WaitPolicy.atMost(Duration.ofHours(12))
            .pollingEvery(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private Time time = Time.system();

    private Builder(TopicLayouts layouts, MirrorWatch watch, Admin source, Admin target) {
      this.layouts = requireNonNull(layouts, "layouts");
      this.watch = requireNonNull(watch, "watch");
      this.source = requireNonNull(source, "source");
      this.target = requireNonNull(target, "target");
    }

    /**
     * Sets what copies.
     *
     * @param mirror the mirror
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder mirror(Mirror mirror) {
      this.mirror = requireNonNull(mirror, "mirror");
      return this;
    }

    /**
     * Sets what moves.
     *
     * @param application the producers and consumers
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder application(MigratingApplication application) {
      this.application = requireNonNull(application, "application");
      return this;
    }

    /**
     * Sets the consumer groups that must have offsets on the target before the application starts
     * there.
     *
     * @param groups the groups, none unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder groups(String... groups) {
      this.groups = List.of(groups);
      return this;
    }

    /**
     * Sets how far the mirror may be behind when producers stop: the less, the shorter the pause.
     *
     * @param records 1000 unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder stopWithin(long records) {
      this.near = records;
      return this;
    }

    /**
     * Sets how long and how often each gate looks.
     *
     * @param patience 12 hours, looking every 1 to 10 s, unless set
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder patience(WaitPolicy patience) {
      this.patience = requireNonNull(patience, "patience");
      return this;
    }

    /**
     * Sets the clock gates wait on; the system's unless set.
     *
     * @param time the clock
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder time(Time time) {
      this.time = requireNonNull(time, "time");
      return this;
    }

    /**
     * Finishes.
     *
     * @return the migration
     * @throws NullPointerException when mirror or application is missing
     */
    public Migration build() {
      return new Migration(this);
    }
  }
}

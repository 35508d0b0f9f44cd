package io.msksdk.replication.replicator;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a replicator can be changed at any time. Immutable; every method returns changed
 * settings. {@link #everything()} is what MSK does when nothing is said.
 *
 * <pre>{@code
 * ReplicationSettings.everything().topics("orders\\..*").excludeTopics(".*-scratch");
 * }</pre>
 */
public final class ReplicationSettings {
  private static final ReplicationSettings EVERYTHING =
      new ReplicationSettings(
          new NameFilter(List.of(".*"), List.of()),
          new NameFilter(List.of(".*"), List.of()),
          new Copies(true, true, true, true, true),
          ReplicatorLogs.none());

  private final NameFilter topics;
  private final NameFilter groups;
  private final Copies copies;
  private final ReplicatorLogs logs;

  private ReplicationSettings(
      NameFilter topics, NameFilter groups, Copies copies, ReplicatorLogs logs) {
    this.topics = topics;
    this.groups = groups;
    this.copies = copies;
    this.logs = logs;
  }

  /** What is copied beside records. */
  record Copies(
      boolean newTopics,
      boolean topicConfigurations,
      boolean readAcls,
      boolean newGroups,
      boolean groupOffsets) {}

  /**
   * Returns the defaults: every topic and group, new ones too, with configurations, read ACLs and
   * offsets; no logs.
   *
   * @return the settings
   */
  public static ReplicationSettings everything() {
    return EVERYTHING;
  }

  static ReplicationSettings of(
      NameFilter topics, NameFilter groups, Copies copies, ReplicatorLogs logs) {
    return new ReplicationSettings(topics, groups, copies, logs);
  }

  /**
   * Sets which topics are copied.
   *
   * @param expression a regular expression that matches whole names
   * @param more further expressions
   * @return changed settings
   */
  public ReplicationSettings topics(String expression, String... more) {
    return with(new NameFilter(list(expression, more), topics.excluded()), groups);
  }

  /**
   * Sets which topics are not copied, though included.
   *
   * @param expressions regular expressions, none to exclude nothing
   * @return changed settings
   */
  public ReplicationSettings excludeTopics(String... expressions) {
    return with(new NameFilter(topics.included(), List.of(expressions)), groups);
  }

  /**
   * Sets which consumer groups are copied.
   *
   * @param expression a regular expression that matches whole names
   * @param more further expressions
   * @return changed settings
   */
  public ReplicationSettings groups(String expression, String... more) {
    return with(topics, new NameFilter(list(expression, more), groups.excluded()));
  }

  /**
   * Turns the replication of consumer groups off.
   *
   * @return changed settings
   */
  public ReplicationSettings withoutGroups() {
    return with(topics, new NameFilter(List.of(), List.of()));
  }

  /**
   * Sets which consumer groups are not copied, though included.
   *
   * @param expressions regular expressions, none to exclude nothing
   * @return changed settings
   */
  public ReplicationSettings excludeGroups(String... expressions) {
    return with(topics, new NameFilter(groups.included(), List.of(expressions)));
  }

  /**
   * Sets whether topics and partitions that come later are copied, found within 30 s.
   *
   * @param detect whether
   * @return changed settings
   */
  public ReplicationSettings newTopics(boolean detect) {
    return with(
        new Copies(
            detect,
            copies.topicConfigurations,
            copies.readAcls,
            copies.newGroups,
            copies.groupOffsets));
  }

  /**
   * Sets whether the configurations of topics are copied.
   *
   * @param copy whether; not from a cluster without tiered storage to one with it
   * @return changed settings
   */
  public ReplicationSettings topicConfigurations(boolean copy) {
    return with(
        new Copies(copies.newTopics, copy, copies.readAcls, copies.newGroups, copies.groupOffsets));
  }

  /**
   * Sets whether ACLs that let read are copied. Those that let write never are.
   *
   * @param copy whether
   * @return changed settings
   */
  public ReplicationSettings readAcls(boolean copy) {
    return with(
        new Copies(
            copies.newTopics,
            copies.topicConfigurations,
            copy,
            copies.newGroups,
            copies.groupOffsets));
  }

  /**
   * Sets whether consumer groups that come later are copied.
   *
   * @param detect whether
   * @return changed settings
   */
  public ReplicationSettings newGroups(boolean detect) {
    return with(
        new Copies(
            copies.newTopics,
            copies.topicConfigurations,
            copies.readAcls,
            detect,
            copies.groupOffsets));
  }

  /**
   * Sets whether the offsets of groups are translated to the target.
   *
   * @param synchronise whether
   * @return changed settings
   */
  public ReplicationSettings groupOffsets(boolean synchronise) {
    return with(
        new Copies(
            copies.newTopics,
            copies.topicConfigurations,
            copies.readAcls,
            copies.newGroups,
            synchronise));
  }

  /**
   * Sets where the replicator's own logs go.
   *
   * @param logs where
   * @return changed settings
   */
  public ReplicationSettings logs(ReplicatorLogs logs) {
    return new ReplicationSettings(topics, groups, copies, requireNonNull(logs, "logs"));
  }

  private static List<String> list(String first, String... more) {
    return Stream.concat(Stream.of(first), Stream.of(more)).toList();
  }

  private ReplicationSettings with(NameFilter topics, NameFilter groups) {
    return new ReplicationSettings(topics, groups, copies, logs);
  }

  private ReplicationSettings with(Copies changed) {
    return new ReplicationSettings(topics, groups, changed, logs);
  }

  /**
   * Returns which topics are copied.
   *
   * @return the filter
   */
  public NameFilter topics() {
    return topics;
  }

  /**
   * Returns which consumer groups are copied.
   *
   * @return the filter; one that includes nothing turns the replication of groups off
   */
  public NameFilter groups() {
    return groups;
  }

  /**
   * Says whether topics and partitions that come later are copied.
   *
   * @return true unless turned off
   */
  public boolean newTopics() {
    return copies.newTopics;
  }

  /**
   * Says whether the configurations of topics are copied.
   *
   * @return true unless turned off
   */
  public boolean topicConfigurations() {
    return copies.topicConfigurations;
  }

  /**
   * Says whether ACLs that let read are copied.
   *
   * @return true unless turned off
   */
  public boolean readAcls() {
    return copies.readAcls;
  }

  /**
   * Says whether consumer groups that come later are copied.
   *
   * @return true unless turned off
   */
  public boolean newGroups() {
    return copies.newGroups;
  }

  /**
   * Says whether the offsets of groups are translated to the target.
   *
   * @return true unless turned off
   */
  public boolean groupOffsets() {
    return copies.groupOffsets;
  }

  /**
   * Returns where the replicator's own logs go.
   *
   * @return where, nowhere unless set
   */
  public ReplicatorLogs logs() {
    return logs;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ReplicationSettings that
        && topics.equals(that.topics)
        && groups.equals(that.groups)
        && copies.equals(that.copies)
        && logs.equals(that.logs);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topics, groups, copies, logs);
  }

  @Override
  public String toString() {
    return "ReplicationSettings[topics="
        + topics
        + ", groups="
        + groups
        + ", "
        + copies
        + ", logs="
        + logs
        + "]";
  }
}

package io.msksdk.admin.lag.source;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;

/** A group as a source saw it. Immutable. */
public final class GroupReading {
  private final String group;
  private final GroupType type;
  private final GroupState state;
  private final List<GroupMember> members;
  private final List<TopicReading> topics;
  private final List<LagFault> faults;

  private GroupReading(Builder builder) {
    group = builder.group;
    type = builder.type;
    state = builder.state;
    members = List.copyOf(builder.members);
    topics = List.copyOf(builder.topics);
    faults = List.copyOf(builder.faults);
  }

  /**
   * Starts a group of which nothing is known but its name.
   *
   * @param group the {@code group.id}
   * @return a builder
   */
  public static Builder of(String group) {
    return new Builder(group);
  }

  /**
   * Returns the group's name.
   *
   * @return its {@code group.id}
   */
  public String group() {
    return group;
  }

  /**
   * Returns the protocol it speaks.
   *
   * @return the type
   */
  public GroupType type() {
    return type;
  }

  /**
   * Returns what it is doing.
   *
   * @return the state
   */
  public GroupState state() {
    return state;
  }

  /**
   * Returns its members.
   *
   * @return unmodifiable, empty when there are none or the source cannot tell
   */
  public List<GroupMember> members() {
    return members;
  }

  /**
   * Returns how far it is, topic by topic.
   *
   * @return unmodifiable
   */
  public List<TopicReading> topics() {
    return topics;
  }

  /**
   * Returns what could not be read of the group as a whole.
   *
   * @return unmodifiable
   */
  public List<LagFault> faults() {
    return faults;
  }

  @Override
  public String toString() {
    return "GroupReading[" + group + ", " + type + ", " + state + ", topics=" + topics.size() + "]";
  }

  /** Collects what is known. Not thread-safe. */
  public static final class Builder {
    private final String group;
    private GroupType type = GroupType.UNKNOWN;
    private GroupState state = GroupState.UNKNOWN;
    private List<GroupMember> members = List.of();
    private List<TopicReading> topics = List.of();
    private List<LagFault> faults = List.of();

    private Builder(String group) {
      this.group = requireNonNull(group, "group");
    }

    /**
     * Sets the protocol.
     *
     * @param type the type
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder type(GroupType type) {
      this.type = requireNonNull(type, "type");
      return this;
    }

    /**
     * Sets the state.
     *
     * @param state the state
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder state(GroupState state) {
      this.state = requireNonNull(state, "state");
      return this;
    }

    /**
     * Sets the members.
     *
     * @param members in the order {@link TopicReading#owners()} counts them
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder members(List<GroupMember> members) {
      this.members = requireNonNull(members, "members");
      return this;
    }

    /**
     * Sets how far it is.
     *
     * @param topics a reading per topic
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder topics(List<TopicReading> topics) {
      this.topics = requireNonNull(topics, "topics");
      return this;
    }

    /**
     * Sets what could not be read.
     *
     * @param faults of the group as a whole
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder faults(List<LagFault> faults) {
      this.faults = requireNonNull(faults, "faults");
      return this;
    }

    /**
     * Finishes the group.
     *
     * @return the reading
     */
    public GroupReading build() {
      return new GroupReading(this);
    }
  }
}

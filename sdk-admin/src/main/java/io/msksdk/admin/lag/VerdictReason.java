package io.msksdk.admin.lag;

/** Why a verdict is what it is. */
public enum VerdictReason {
  /** The lag is at most what the policy allows. */
  CAUGHT_UP(VerdictStatus.OK, "the lag is within what is allowed"),
  /** The lag was within what is allowed at some point of the window. */
  CAUGHT_UP_RECENTLY(VerdictStatus.OK, "it had caught up within the window"),
  /** The lag does not grow. */
  KEEPING_UP(VerdictStatus.OK, "it reads, and the lag shrinks or holds"),
  /** The lag grew from sample to sample. */
  FALLING_BEHIND(
      VerdictStatus.WARN,
      "it reads, and the lag never shrank within the window",
      "Add consumers, at most one for each partition, or make them faster."),
  /** No commit moved and nobody owns the partition. */
  NOBODY_READS(
      VerdictStatus.STOP,
      "no commit came in and nobody owns the partition, while records wait",
      "Start a consumer of the group, or delete the group."),
  /** Commits stopped for longer than the window they spanned. */
  COMMITS_STOPPED(
      VerdictStatus.STOP,
      "no commit came in for longer than all commits of the window took",
      "Look whether the consumers live and commit; restart them."),
  /** The commit does not move although somebody owns the partition. */
  COMMIT_STANDS_STILL(
      VerdictStatus.STALL,
      "the commit does not move although the partition is owned",
      "Look at the log of the member that owns it: a record it cannot process, or a thread that"
          + " waits; restart it."),
  /** The commit is behind where it once was. */
  WENT_BACK(
      VerdictStatus.REWIND,
      "the commit went back and has not come to where it was",
      "Unless offsets were reset on purpose, look for a restart that read an old commit."),
  /** The group never committed here. */
  NO_COMMIT(
      VerdictStatus.UNKNOWN,
      "the group has not committed here",
      "Unless it has just begun, look whether its consumers commit."),
  /** Partitions are changing hands. */
  REBALANCING(VerdictStatus.UNKNOWN, "the group is rebalancing"),
  /** There is not enough history yet. */
  TOO_FEW_SAMPLES(VerdictStatus.UNKNOWN, "too few samples for a verdict"),
  /** It could not be read. */
  NOT_READABLE(VerdictStatus.UNKNOWN, "it could not be read"),
  /** The source has no figure for it. */
  NOT_REPORTED(VerdictStatus.UNKNOWN, "the source reports no figure"),
  /** The policy leaves this group out of judgement. */
  DEAD_GROUP(VerdictStatus.UNKNOWN, "the group has no members and has not moved for long"),
  /** There is nothing to judge. */
  NOTHING_TO_READ(VerdictStatus.OK, "the group has to do with no partition");

  private final VerdictStatus status;
  private final String words;
  private final String remedy;

  VerdictReason(VerdictStatus status, String words) {
    this(status, words, "");
  }

  VerdictReason(VerdictStatus status, String words, String remedy) {
    this.status = status;
    this.words = words;
    this.remedy = remedy;
  }

  /**
   * Returns the status this reason leads to.
   *
   * @return the status
   */
  public VerdictStatus status() {
    return status;
  }

  /**
   * Returns the reason in words.
   *
   * @return the beginning of a sentence
   */
  public String words() {
    return words;
  }

  /**
   * Returns what to do about it.
   *
   * @return a sentence, empty where there is nothing to do
   */
  public String remedy() {
    return remedy;
  }
}

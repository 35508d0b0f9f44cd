package io.msksdk.replication.failover;

/** The kinds of runbook, and what their records call them. */
enum Procedure {
  PLANNED("planned-failover"),
  UNPLANNED("unplanned-failover"),
  FAILBACK("failback"),
  ACTIVE_PASSIVE("active-passive-set-up"),
  ACTIVE_ACTIVE("active-active-set-up"),
  REPLACEMENT("replicator-replacement");

  private final String kind;

  Procedure(String kind) {
    this.kind = kind;
  }

  String kind() {
    return kind;
  }

  static Procedure of(String kind) {
    for (Procedure procedure : values()) {
      if (procedure.kind.equals(kind)) {
        return procedure;
      }
    }
    throw FailoverRefusal.otherRecord(kind);
  }
}

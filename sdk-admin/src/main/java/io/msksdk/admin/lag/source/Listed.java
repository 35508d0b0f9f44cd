package io.msksdk.admin.lag.source;

/** A group as it was listed. */
record Listed(String group, GroupType type, GroupState state) {

  boolean mayHaveMembers() {
    return state != GroupState.EMPTY && state != GroupState.DEAD;
  }
}

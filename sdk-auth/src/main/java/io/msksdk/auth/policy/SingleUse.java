package io.msksdk.auth.policy;

import io.msksdk.auth.policy.Need.Names;
import java.util.List;

/** A use case of one main action; no action stands for all of them. */
final class SingleUse extends UseCase {
  private final String action;
  private final Names names;

  SingleUse(String action, Names names) {
    this.action = action;
    this.names = names;
  }

  static SingleUse everything() {
    return new SingleUse("", Names.none());
  }

  @Override
  boolean isEverything() {
    return action.isEmpty();
  }

  @Override
  List<Need> needs() {
    return isEverything() ? List.of() : Need.closed(action, names);
  }

  @Override
  public String toString() {
    return isEverything() ? "UseCase[everything]" : "UseCase[" + action + " " + names + "]";
  }
}

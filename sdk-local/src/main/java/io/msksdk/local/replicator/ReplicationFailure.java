package io.msksdk.local.replicator;

import software.amazon.awssdk.services.kafka.model.StateInfo;

/** Why a replicator cannot copy, as its {@code stateInfo} says it. */
public final class ReplicationFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The code of the state's info. */
  private final String code;

  /**
   * Says what is wrong.
   *
   * @param code the code of the state's info
   * @param message what is wrong, and what to do
   */
  public ReplicationFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  /**
   * Returns it as the service answers it.
   *
   * @return code and message
   */
  public StateInfo stateInfo() {
    return StateInfo.builder().code(code).message(getMessage()).build();
  }
}

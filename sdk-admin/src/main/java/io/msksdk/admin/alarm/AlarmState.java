package io.msksdk.admin.alarm;

/**
 * An alarm as CloudWatch sees it.
 *
 * @param name its name
 * @param state OK, ALARM or INSUFFICIENT_DATA, in CloudWatch's words
 * @param reason why, in CloudWatch's words
 */
public record AlarmState(String name, String state, String reason) {

  /**
   * Says whether it has gone off.
   *
   * @return true in state ALARM
   */
  public boolean raised() {
    return state.equals("ALARM");
  }
}

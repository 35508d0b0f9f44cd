package io.msksdk.admin.call.internal;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.operation.Waits;
import io.msksdk.core.time.Time;

/**
 * What every feature of one {@code Msk} works with.
 *
 * @param calls the way to the service
 * @param waits the waiter engine
 * @param time the clock
 * @param limits the limits of the account and Region
 */
public record Session(AwsCalls calls, Waits waits, Time time, Limits limits) {

  /**
   * Names a reason in the user agent of every request that changes something.
   *
   * @param reason the reason, empty for none
   * @return the same session with the reason
   */
  public Session because(String reason) {
    return reason.isEmpty() ? this : new Session(calls.because(reason), waits, time, limits);
  }
}

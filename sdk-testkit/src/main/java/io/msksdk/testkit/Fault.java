package io.msksdk.testkit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is to go wrong at a local MSK's control plane. Without {@link #on} it meets every operation,
 * without {@link #times} and {@link #rate} every call. Immutable.
 */
public final class Fault {
  private final Map<String, Object> members;

  private Fault(Map<String, Object> members) {
    this.members = Collections.unmodifiableMap(members);
  }

  /**
   * Calls are answered 429, too many requests.
   *
   * @return the fault
   */
  public static Fault throttle() {
    return kind("throttle");
  }

  /**
   * Calls are answered with this status.
   *
   * @param status an HTTP status from 400 to 599
   * @return the fault
   */
  public static Fault error(int status) {
    if (status < 400 || status > 599) {
      throw LocalMskException.argument("status: " + status + " (expected: from 400 to 599).", null);
    }
    return kind("error").with("status", status);
  }

  /**
   * Answers come late.
   *
   * @param delay by how much
   * @return the fault
   */
  public static Fault latency(Duration delay) {
    return kind("latency").with("delay", delay.toString());
  }

  /**
   * The connection is reset once the service has accepted the call.
   *
   * @return the fault
   */
  public static Fault reset() {
    return kind("reset");
  }

  /**
   * The connection is reset before the service has read the call.
   *
   * @return the fault
   */
  public static Fault resetUnread() {
    return kind("reset").with("when", "before");
  }

  /**
   * The answer breaks off in its middle.
   *
   * @return the fault
   */
  public static Fault truncate() {
    return kind("truncate");
  }

  /**
   * Operations that MSK finishes later fail.
   *
   * @param code the code in the cluster's state information
   * @param message the message beside it
   * @return the fault
   */
  public static Fault fail(String code, String message) {
    return kind("fail")
        .with(
            "stateInfo",
            Map.of(
                "code", requireNonNull(code, "code"),
                "message", requireNonNull(message, "message")));
  }

  /**
   * Operations that MSK finishes later never finish, until the faults are taken away.
   *
   * @return the fault
   */
  public static Fault stuck() {
    return kind("stuck");
  }

  /**
   * Reads have not caught up: they answer what they answered last, and do not find what is younger
   * than the fault. Limit it by {@link #times} to let the reads catch up.
   *
   * @return the fault
   */
  public static Fault staleRead() {
    return kind("stale-read");
  }

  /**
   * Updates and deletions that name a version are refused as if it was outdated.
   *
   * @return the fault
   */
  public static Fault wrongVersion() {
    return kind("wrong-version");
  }

  /**
   * The clock that signatures are checked by is wrong, on the API and on the brokers. It meets no
   * single call, so that {@link #on}, {@link #times} and {@link #rate} change nothing.
   *
   * @param ahead by how much it is ahead, negative when it is behind
   * @return the fault
   */
  public static Fault skew(Duration ahead) {
    return kind("skew").with("delay", ahead.toString());
  }

  /**
   * Limits the fault to one operation.
   *
   * @param operation its name in the API, such as {@code CreateClusterV2}
   * @return the narrower fault
   */
  public Fault on(String operation) {
    return with("operation", requireNonNull(operation, "operation"));
  }

  /**
   * Ends the fault after some calls.
   *
   * @param calls how many calls it meets, 1 or more
   * @return the limited fault
   */
  public Fault times(int calls) {
    if (calls < 1) {
      throw LocalMskException.argument("times: " + calls + " (expected: 1 or more).", null);
    }
    return with("times", calls);
  }

  /**
   * Lets chance decide which calls it meets.
   *
   * @param share the share of calls, above 0 and up to 1
   * @param seed where chance starts from, so that a run can be repeated
   * @return the fault with that rate
   */
  public Fault rate(double share, long seed) {
    if (!(share > 0 && share <= 1)) {
      throw LocalMskException.argument(
          "share: " + share + " (expected: above 0 and up to 1).", null);
    }
    return with("rate", share).with("seed", seed);
  }

  Map<String, Object> members() {
    return members;
  }

  @Override
  public String toString() {
    return "Fault" + members;
  }

  private static Fault kind(String kind) {
    return new Fault(Map.of("kind", kind));
  }

  private Fault with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Fault(more);
  }
}

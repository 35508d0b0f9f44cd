package io.msksdk.local.identity;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How the brokers of an engine authorise IAM callers. A mode set for a caller goes before one set
 * for a cluster, and that before the engine's own. Thread-safe.
 */
public final class AuthorisationSettings {
  private final Map<String, AuthorisationMode> ofCallers = new ConcurrentHashMap<>();
  private final Map<String, AuthorisationMode> ofClusters = new ConcurrentHashMap<>();
  private volatile AuthorisationMode mode = AuthorisationMode.DEFAULT;
  private volatile Duration policyDelay = Duration.ZERO;
  private volatile @Nullable Duration sessionLength;

  AuthorisationSettings() {}

  /**
   * Returns the mode in which a caller's requests are decided.
   *
   * @param principal the caller's ARN
   * @param cluster the cluster's ARN
   * @return the mode
   */
  public AuthorisationMode mode(String principal, String cluster) {
    AuthorisationMode ofCaller = ofCallers.isEmpty() ? null : ofCallers.get(principal);
    if (ofCaller != null) {
      return ofCaller;
    }
    AuthorisationMode ofCluster = ofClusters.isEmpty() ? null : ofClusters.get(cluster);
    return ofCluster == null ? mode : ofCluster;
  }

  /**
   * Returns the mode of callers and clusters that none is set for.
   *
   * @return the mode, DEFAULT unless set
   */
  public AuthorisationMode mode() {
    return mode;
  }

  /**
   * Sets the mode of callers and clusters that none is set for.
   *
   * @param mode the mode
   */
  public void set(AuthorisationMode mode) {
    this.mode = mode;
  }

  /**
   * Sets the mode of one caller on all clusters.
   *
   * @param principal the caller's ARN
   * @param mode the mode
   */
  public void setForCaller(String principal, AuthorisationMode mode) {
    ofCallers.put(principal, mode);
  }

  /**
   * Sets the mode of one cluster for all callers.
   *
   * @param cluster the cluster's ARN
   * @param mode the mode
   */
  public void setForCluster(String cluster, AuthorisationMode mode) {
    ofClusters.put(cluster, mode);
  }

  /**
   * Returns the modes that are set for callers.
   *
   * @return mode by ARN
   */
  public Map<String, AuthorisationMode> callers() {
    return Map.copyOf(ofCallers);
  }

  /**
   * Returns the modes that are set for clusters.
   *
   * @return mode by ARN
   */
  public Map<String, AuthorisationMode> clusters() {
    return Map.copyOf(ofClusters);
  }

  /**
   * Returns how long a changed policy takes until brokers decide by it.
   *
   * @return zero unless set
   */
  public Duration policyDelay() {
    return policyDelay;
  }

  /**
   * Sets how long a changed policy takes until brokers decide by it.
   *
   * @param delay in local time, not negative
   */
  public void setPolicyDelay(Duration delay) {
    policyDelay = delay;
  }

  /**
   * Returns how long a connection lasts until the client has to prove itself again.
   *
   * @return the length, null for the listener's own
   */
  public @Nullable Duration sessionLength() {
    return sessionLength;
  }

  /**
   * Sets how long a connection lasts, from the next login on, until the client has to prove itself
   * again.
   *
   * @param length in real time, more than zero
   */
  public void setSessionLength(Duration length) {
    sessionLength = length;
  }
}

package io.msksdk.local.iam;

import java.util.List;
import java.util.Map;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import org.jspecify.annotations.Nullable;

/** Carries a cluster's IAM side from the broker's configuration to the SASL server. */
public final class IamCallbackHandler implements AuthenticateCallbackHandler {
  private @Nullable ClusterAccess access;
  private @Nullable ConnectRate rate;

  /** Made by Kafka, by class name. */
  public IamCallbackHandler() {}

  @Override
  public void configure(
      Map<String, ?> configs, String mechanism, List<AppConfigurationEntry> jaas) {
    this.access = (ClusterAccess) configs.get(ClusterAccess.CONFIG);
    this.rate = (ConnectRate) configs.get(ConnectRate.CONFIG);
  }

  ClusterAccess access() {
    if (access == null) {
      throw new IllegalStateException(ClusterAccess.CONFIG + ": missing (expected: the cluster)");
    }
    return access;
  }

  /** Counts a login at this broker. */
  boolean admits() {
    return rate == null || rate.admits();
  }

  @Override
  public void handle(Callback[] callbacks) throws UnsupportedCallbackException {
    if (callbacks.length > 0) {
      throw new UnsupportedCallbackException(callbacks[0]);
    }
  }

  @Override
  public void close() {}
}

package io.msksdk.local.broker;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Restarts the brokers of a cluster one after the other with other properties; when one does not
 * run with them, all go back to the former ones.
 *
 * @param restarts what restarts a node
 * @param before the former properties
 * @param after the other properties
 * @param awaitFollowed waits until every broker knows of the last restart
 */
record RollingUpdate(
    Restarts restarts, NodeProperties before, NodeProperties after, Runnable awaitFollowed) {

  void run(List<BrokerNode> brokers) {
    List<BrokerNode> touched = new ArrayList<>();
    boolean controllerToo = !before.shared().equals(after.shared());
    try {
      for (BrokerNode broker : brokers) {
        // somebody may have stopped it while the ones before it restarted
        if (broker.running()) {
          touched.add(broker);
          restart(broker, after);
        }
      }
      if (controllerToo) {
        restartController(after);
      }
    } catch (RuntimeException e) {
      goBack(touched, controllerToo && touched.size() == brokers.size(), e);
      throw e;
    }
  }

  private void goBack(List<BrokerNode> touched, boolean controllerToo, RuntimeException cause) {
    try {
      if (controllerToo) {
        restartController(before);
      }
      // the last one may not run at all
      Collections.reverse(touched);
      touched.forEach(broker -> restart(broker, before));
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  private void restart(BrokerNode broker, NodeProperties properties) {
    restarts.restart(broker, properties);
    awaitFollowed.run();
  }

  private void restartController(NodeProperties properties) {
    restarts.restartController(properties);
    awaitFollowed.run();
  }
}

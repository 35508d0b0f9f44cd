package io.msksdk.auth.acl;

import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.time.Time;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Creates and deletes ACLs, and returns when a broker shows it: the controller answers first, and
 * brokers follow a moment later.
 */
final class AclChange {
  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private AclChange() {}

  static void create(Admin admin, List<AclBinding> bindings) {
    BrokerAnswers.get("CreateAcls", admin.createAcls(bindings).all());
    await(() -> bindings.stream().allMatch(b -> shown(admin, b.toFilter()).contains(b)));
  }

  static Collection<AclBinding> delete(Admin admin, AclBindingFilter filter) {
    Collection<AclBinding> gone =
        BrokerAnswers.get("DeleteAcls", admin.deleteAcls(List.of(filter)).all());
    await(() -> gone.isEmpty() || shown(admin, filter).stream().noneMatch(gone::contains));
    return gone;
  }

  private static Collection<AclBinding> shown(Admin admin, AclBindingFilter filter) {
    return BrokerAnswers.get("DescribeAcls", admin.describeAcls(filter).values());
  }

  /** The change stands whether it is seen in time or not. */
  private static void await(BooleanSupplier seen) {
    Time time = Time.system();
    long start = time.nanos();
    try {
      while (!seen.getAsBoolean() && time.nanos() - start < LONGEST.toNanos()) {
        time.sleep(BETWEEN_LOOKS);
      }
    } catch (AccessDeniedException e) {
      // who may change ACLs need not be allowed to look at them
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

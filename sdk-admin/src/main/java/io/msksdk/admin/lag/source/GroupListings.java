package io.msksdk.admin.lag.source;

import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Lists groups. One broker that does not answer costs its groups, not the listing. */
final class GroupListings {

  private GroupListings() {}

  static List<Listed> list(
      Admin admin, KafkaCapabilities capabilities, int timeoutMillis, List<LagFault> faults) {
    return capabilities.everyGroupType()
        ? EveryGroupType.list(admin, timeoutMillis, faults)
        : ConsumerGroupsOnly.list(admin, timeoutMillis, faults);
  }

  /** What brokers listed, and those that did not as faults. */
  static <T> Collection<T> listed(
      KafkaFuture<Collection<T>> valid,
      KafkaFuture<Collection<Throwable>> errors,
      List<LagFault> faults) {
    var failed = KafkaFaults.answer(errors);
    if (failed.value() != null) {
      failed.value().forEach(error -> faults.add(KafkaFaults.fault("listing of groups", error)));
    }
    var answer = KafkaFaults.answer(valid);
    if (answer.value() != null) {
      return answer.value();
    }
    throw KafkaFaults.failure(
        "ListGroups",
        answer.cause() == null ? new IllegalStateException("no answer") : answer.cause());
  }
}

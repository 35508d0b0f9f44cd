package io.msksdk.admin.lag.internal;

import io.msksdk.core.MskException;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.ClientException;
import io.msksdk.core.call.ServiceError;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what keeps an instance from its share, and which right is missing. */
final class SharingFaults {
  private static final Logger log = LoggerFactory.getLogger(SharingFaults.class);
  private static final int REFUSED = 403;

  private SharingFaults() {}

  /** An interrupt, as a rule, which stays set: the client's threads end all the same. */
  static void closing(KafkaException failure) {
    log.debug("A client did not close in peace", failure);
  }

  static MskException failure(String operation, Throwable cause) {
    String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof AuthorizationException) {
        return new AccessDeniedException(
            new ServiceError(
                operation,
                REFUSED,
                at.getClass().getSimpleName(),
                message + " Allow " + missing(at) + ".",
                null,
                null,
                null),
            cause);
      }
    }
    return ClientException.answerLost(operation, message, cause);
  }

  private static String missing(Throwable cause) {
    if (cause instanceof GroupAuthorizationException) {
      return "kafka-cluster:DescribeGroup and kafka-cluster:AlterGroup on the group of the"
          + " instances";
    }
    if (cause instanceof TransactionalIdAuthorizationException) {
      return "kafka-cluster:DescribeTransactionalId and kafka-cluster:AlterTransactionalId on the"
          + " transactional ids of the instances";
    }
    if (cause instanceof TopicAuthorizationException) {
      return "kafka-cluster:CreateTopic, kafka-cluster:DescribeTopic, kafka-cluster:ReadData and"
          + " kafka-cluster:WriteData on the topic that keeps the history";
    }
    return cause instanceof ClusterAuthorizationException
        ? "kafka-cluster:WriteDataIdempotently on the cluster"
        : "the action the broker names";
  }
}

package io.msksdk.local.broker;

import java.util.EnumSet;
import java.util.Set;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.errors.NotCoordinatorException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.server.common.RequestLocal;
import scala.Option;
import scala.reflect.ClassTag;

/**
 * A broker's requests, of which writes are refused while its disk is full: records as Kafka does
 * when a log cannot be written, offsets and the ends of transactions as it does when that log is a
 * coordinator's.
 */
final class FullDisk implements ApiRequestHandler {
  private static final ClassTag<AbstractRequest> ANY = ClassTag.apply(AbstractRequest.class);
  private static final Set<ApiKeys> TO_COORDINATORS =
      EnumSet.of(ApiKeys.OFFSET_COMMIT, ApiKeys.TXN_OFFSET_COMMIT, ApiKeys.END_TXN);

  private final ApiRequestHandler actual;
  private final RequestChannel answers;
  private volatile boolean full;

  FullDisk(ApiRequestHandler actual, RequestChannel answers) {
    this.actual = actual;
    this.answers = answers;
  }

  void full(boolean isFull) {
    full = isFull;
  }

  boolean full() {
    return full;
  }

  @Override
  public void handle(RequestChannel.Request request, RequestLocal local) {
    ApiKeys api = request.header().apiKey();
    if (full && api == ApiKeys.PRODUCE) {
      refuse(request, new KafkaStorageException("No space left on device"));
    } else if (full && TO_COORDINATORS.contains(api)) {
      refuse(request, new NotCoordinatorException("No space left on device"));
    } else {
      actual.handle(request, local);
    }
  }

  private void refuse(RequestChannel.Request request, ApiException because) {
    AbstractResponse refusal = request.body(ANY).getErrorResponse(because);
    if (refusal == null) {
      answers.sendNoOpResponse(request); // a producer with acks=0 wants no answer
    } else {
      answers.sendResponse(request, refusal, Option.empty());
    }
  }

  @Override
  public void tryCompleteActions() {
    actual.tryCompleteActions();
  }
}

package io.msksdk.local.broker;

import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.server.common.RequestLocal;
import scala.Option;
import scala.reflect.ClassTag;

/** A broker's requests, of which writes are refused while its disk is full. */
final class FullDisk implements ApiRequestHandler {
  private static final ClassTag<ProduceRequest> PRODUCE = ClassTag.apply(ProduceRequest.class);

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
    if (full && request.header().apiKey() == ApiKeys.PRODUCE) {
      refuse(request);
    } else {
      actual.handle(request, local);
    }
  }

  private void refuse(RequestChannel.Request request) {
    AbstractResponse refusal =
        request
            .body(PRODUCE)
            .getErrorResponse(new KafkaStorageException("No space left on device"));
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

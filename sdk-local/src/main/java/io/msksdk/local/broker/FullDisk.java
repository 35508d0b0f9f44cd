package io.msksdk.local.broker;

import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.errors.KafkaStorageException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
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
      AbstractRequest body = request.body(PRODUCE);
      answers.sendResponse(
          request,
          body.getErrorResponse(new KafkaStorageException("No space left on device")),
          Option.empty());
      return;
    }
    actual.handle(request, local);
  }

  @Override
  public void tryCompleteActions() {
    actual.tryCompleteActions();
  }
}

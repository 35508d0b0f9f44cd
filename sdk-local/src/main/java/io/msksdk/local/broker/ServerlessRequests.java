package io.msksdk.local.broker;

import java.time.Duration;
import java.util.Optional;
import kafka.network.RequestChannel;
import kafka.server.ApiRequestHandler;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.server.common.RequestLocal;
import org.apache.kafka.storage.internals.log.UnifiedLog;
import scala.reflect.ClassTag;

/**
 * The requests of a serverless cluster's clients, held against its quotas before the broker handles
 * them: what is beyond a limit is refused, what comes too fast has to wait after its answer.
 */
final class ServerlessRequests implements ApiRequestHandler {
  private static final ClassTag<ProduceRequest> PRODUCE = ClassTag.apply(ProduceRequest.class);
  private static final ClassTag<FetchRequest> FETCH = ClassTag.apply(FetchRequest.class);

  private final ApiRequestHandler actual;
  private final ServerlessBroker broker;
  private final ServerlessUse use;
  private final ServerlessRefusals refusals;
  private final SlowedRequests slowed;
  private final ReadProgress progress = new ReadProgress();

  ServerlessRequests(
      ApiRequestHandler actual,
      ServerlessBroker broker,
      ServerlessUse use,
      ServerlessRefusals refusals,
      SlowedRequests slowed) {
    this.actual = actual;
    this.broker = broker;
    this.use = use;
    this.refusals = refusals;
    this.slowed = slowed;
  }

  @Override
  public void handle(RequestChannel.Request request, RequestLocal local) {
    if (!DelayedRequests.ofClient(request)) {
      actual.handle(request, local);
      return;
    }
    ApiKeys api = request.header().apiKey();
    ApiException refusal = refusals.of(api, request);
    Duration wait = use.request(api);
    if (refusal != null) {
      slowed.slow(request, wait);
      broker
          .dataPlaneRequestProcessor()
          .requestHelper()
          .sendErrorResponseMaybeThrottle(request, refusal);
      return;
    }
    slowed.slow(request, ServerlessUse.longer(wait, ofPartitions(api, request)));
    actual.handle(request, local);
  }

  @Override
  public void tryCompleteActions() {
    actual.tryCompleteActions();
  }

  private Duration ofPartitions(ApiKeys api, RequestChannel.Request request) {
    return switch (api) {
      case PRODUCE -> written(request.body(PRODUCE));
      case FETCH -> read(request.body(FETCH), request.context().connectionId());
      default -> Duration.ZERO;
    };
  }

  private Duration written(ProduceRequest request) {
    Duration wait = Duration.ZERO;
    for (TopicProduceData topic : request.data().topicData()) {
      String name = broker.topic(topic.name(), topic.topicId());
      for (PartitionProduceData partition : topic.partitionData()) {
        if (name != null && partition.records() != null) {
          wait =
              ServerlessUse.longer(
                  wait,
                  use.written(
                      new TopicPartition(name, partition.index()),
                      partition.records().sizeInBytes()));
        }
      }
    }
    return wait;
  }

  /** What was read is known from where a client goes on. */
  private Duration read(FetchRequest request, String connection) {
    Duration wait = Duration.ZERO;
    for (FetchTopic topic : request.data().topics()) {
      String name = broker.topic(topic.topic(), topic.topicId());
      for (FetchPartition fetched : topic.partitions()) {
        if (name != null) {
          TopicPartition partition = new TopicPartition(name, fetched.partition());
          long records = progress.since(connection, partition, fetched.fetchOffset());
          wait =
              ServerlessUse.longer(wait, use.read(partition, bytes(partition, records, fetched)));
        }
      }
    }
    return wait;
  }

  /**
   * By the average size in the log; a client that skipped records did not read more than it may.
   */
  private long bytes(TopicPartition partition, long records, FetchPartition fetched) {
    Optional<UnifiedLog> log = broker.log(partition);
    if (records == 0 || log.isEmpty()) {
      return 0;
    }
    long kept = Math.max(1, log.get().logEndOffset() - log.get().logStartOffset());
    double average = (double) log.get().size() / kept;
    return Math.min(fetched.partitionMaxBytes(), Math.round(records * average));
  }
}

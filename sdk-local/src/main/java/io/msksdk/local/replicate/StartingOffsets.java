package io.msksdk.local.replicate;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.mirror.MirrorUtils;
import org.apache.kafka.connect.storage.MemoryOffsetBackingStore;
import org.apache.kafka.connect.storage.OffsetStorageWriter;

/**
 * How far the connectors of the worker have read, in memory: a replicator that is deleted leaves
 * nothing, as on the service, where its successor starts anew. Thread-safe.
 */
final class StartingOffsets extends MemoryOffsetBackingStore {
  private static final long WRITE_SECONDS = 10;

  private final JsonConverter keys = converter(true);
  private final JsonConverter values = converter(false);

  @Override
  public Set<Map<String, Object>> connectorPartitions(String connectorName) {
    return Set.of(); // only asked when offsets are altered from outside
  }

  /**
   * Lets a connector start where a topic ends now. Without it a partition that has had no record
   * yet would start anew whenever its task restarts, and skip what came meanwhile.
   */
  void startAt(String connector, String sourceAlias, Map<TopicPartition, Long> next) {
    OffsetStorageWriter writer = new OffsetStorageWriter(this, connector, keys, values);
    next.forEach(
        (partition, offset) -> {
          if (offset > 0) {
            writer.offset(key(sourceAlias, partition), MirrorUtils.wrapOffset(offset - 1));
          }
        });
    if (writer.beginFlush()) {
      await(writer.doFlush((error, result) -> {}));
    }
  }

  /** Forgets a connector that is deleted. */
  void forget(String connector) {
    byte[] start = keys.fromConnectData(connector, null, connector);
    Future<?> unused = executor.submit(() -> data.keySet().removeIf(key -> of(key, start)));
  }

  /** Keys are the JSON array of the connector's name and the partition. */
  private static boolean of(ByteBuffer key, byte[] name) {
    ByteBuffer copy = key.duplicate();
    if (copy.remaining() <= name.length) {
      return false;
    }
    byte[] start = new byte[name.length];
    copy.position(copy.position() + 1).get(start);
    return java.util.Arrays.equals(start, name);
  }

  /** The same kind of map, filled in the same order, as MirrorMaker's: it is compared as bytes. */
  private static Map<String, Object> key(String sourceAlias, TopicPartition partition) {
    Map<String, Object> key = new HashMap<>();
    key.put(MirrorUtils.TOPIC_KEY, partition.topic());
    key.put(MirrorUtils.PARTITION_KEY, partition.partition());
    key.put(MirrorUtils.SOURCE_CLUSTER_KEY, sourceAlias);
    return key;
  }

  private static void await(Future<Void> write) {
    try {
      write.get(WRITE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("offsets: not written: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("offsets: interrupted", e);
    }
  }

  private static JsonConverter converter(boolean key) {
    JsonConverter converter = new JsonConverter();
    converter.configure(Map.of("schemas.enable", "false"), key);
    return converter;
  }
}

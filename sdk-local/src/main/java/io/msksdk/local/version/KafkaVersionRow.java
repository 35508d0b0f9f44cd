package io.msksdk.local.version;

import java.util.List;
import software.amazon.awssdk.services.kafka.model.KafkaVersionStatus;

/**
 * One version of the table.
 *
 * @param version its name
 * @param status whether its end of support has passed
 * @param line the versions it belongs to: by metadata mode, or of its own
 * @param targets what the table says may follow
 */
record KafkaVersionRow(
    String version, KafkaVersionStatus status, String line, List<String> targets) {
  private static final List<String> NEWER = List.of("newer");

  static KafkaVersionRow of(List<String> cells) {
    return new KafkaVersionRow(
        cells.get(0),
        KafkaVersionStatus.fromValue(cells.get(1)),
        cells.get(2),
        List.of(cells.get(3).split(",")));
  }

  boolean anyNewer() {
    return targets.equals(NEWER);
  }

  boolean follows(KafkaVersionRow older) {
    return line.equals(older.line) && status == KafkaVersionStatus.ACTIVE;
  }
}

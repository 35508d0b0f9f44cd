package io.msksdk.changefeed.codec.simple;

import io.msksdk.changefeed.codec.TableSpec;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message says, in whichever of the two encodings. */
final class SimpleMessage {
  String type = "";
  String database = "";
  String table = "";
  String sql = "";
  long commitTs;
  @Nullable Instant built;
  long schemaVersion;
  boolean handleKeyOnly;
  @Nullable String claimCheck;
  @Nullable SimpleChecksum checksum;

  /** The values by column; those of TIMESTAMP columns as {@link SimpleTime}. */
  @Nullable Map<String, @Nullable Object> data;

  @Nullable Map<String, @Nullable Object> old;

  /** The tables it tells of, and their versions. */
  @Nullable TableSpec schema;

  long version;
  @Nullable TableSpec schemaBefore;
  long versionBefore;
  List<String> unknown = List.of();
}

package io.msksdk.changefeed.codec.canal;

import java.util.List;

/** A table as the head of its messages says it, and the decoder that read it. */
final class CanalTable {
  final DecoderContext context;
  final String database;
  final String name;

  /** The key columns in the order of the key. */
  final List<String> keys;

  CanalTable(DecoderContext context, String database, String name, List<String> keys) {
    this.context = context;
    this.database = database;
    this.name = name;
    this.keys = keys;
  }

  /** Says whether it reads alike; names are nearly always the same objects. */
  boolean is(CanalTable other) {
    return this == other
        || (context == other.context
            && database.equals(other.database)
            && name.equals(other.name)
            && keys.equals(other.keys));
  }
}

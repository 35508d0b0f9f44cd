package io.msksdk.changefeed.codec;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A changed schema. Immutable and thread-safe. */
public final class Ddl implements ChangeEvent {
  private final Envelope envelope;
  private final String database;
  private final String table;
  private final String rawKind;
  private final String sql;

  Ddl(Envelope envelope, String database, String table, String rawKind, String sql) {
    this.envelope = envelope;
    this.database = database;
    this.table = table;
    this.rawKind = rawKind;
    this.sql = sql;
  }

  /**
   * Returns the schema.
   *
   * @return the name of the database
   */
  public String database() {
    return database;
  }

  /**
   * Returns the table.
   *
   * @return the name of the table, empty for a change of the schema itself
   */
  public String table() {
    return table;
  }

  /**
   * Returns what was done.
   *
   * @return the kind, {@link DdlKind#UNKNOWN} for one this version does not know
   */
  public DdlKind kind() {
    return DdlKind.of(rawKind);
  }

  /**
   * Returns the kind as the message has it.
   *
   * @return the name of the kind
   */
  public String rawKind() {
    return rawKind;
  }

  /**
   * Returns the statement.
   *
   * @return the SQL text
   */
  public String sql() {
    return sql;
  }

  @Override
  public Optional<Tso> commitTs() {
    return envelope.commitTs();
  }

  @Override
  public Instant commitTime() {
    return envelope.commitTime();
  }

  @Override
  public Instant builtTime() {
    return envelope.builtTime();
  }

  @Override
  public List<String> unknownFields() {
    return envelope.unknownFields();
  }

  @Override
  public String toString() {
    return "Ddl[" + rawKind + " " + database + "." + table + " " + sql + "]";
  }
}

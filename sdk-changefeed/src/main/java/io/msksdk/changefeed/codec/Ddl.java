package io.msksdk.changefeed.codec;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A changed schema. Immutable and thread-safe. */
public final class Ddl implements ChangeEvent {
  private final EventHeader header;
  private final String database;
  private final String table;
  private final String rawKind;
  private final String sql;

  private Ddl(EventHeader header, String database, String table, String rawKind, String sql) {
    this.header = header;
    this.database = database;
    this.table = table;
    this.rawKind = rawKind;
    this.sql = sql;
  }

  /**
   * Returns a change of a schema.
   *
   * @param header what events of every kind carry
   * @param database the schema
   * @param table the table, empty for a change of the schema itself
   * @param rawKind what was done, nearly always the name of a {@link DdlKind}
   * @param sql the statement
   * @return the event
   */
  public static Ddl of(
      EventHeader header, String database, String table, String rawKind, String sql) {
    return new Ddl(requireNonNull(header, "header"), database, table, rawKind, sql);
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
    return header.commitTs();
  }

  @Override
  public Optional<Instant> commitTime() {
    return header.commitTime();
  }

  @Override
  public Optional<Instant> builtTime() {
    return header.builtTime();
  }

  @Override
  public List<String> unknownFields() {
    return header.unknownFields();
  }

  @Override
  public String toString() {
    return "Ddl[" + rawKind + " " + database + "." + table + " " + sql + "]";
  }
}

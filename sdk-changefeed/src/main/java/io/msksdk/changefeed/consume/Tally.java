package io.msksdk.changefeed.consume;

/** What a consumer has done since it was made. Belongs to its thread. */
final class Tally {
  long rows;
  long transactions;
  long schemaChanges;
  long repeats;
  long badRecords;

  /**
   * What was counted up to a moment.
   *
   * @param rows rows the handler returned from
   * @param transactions transactions it returned from
   * @param schemaChanges changes of a schema it returned from
   * @param repeats repeats that were recognised
   * @param badRecords records that were passed over
   */
  record Counts(long rows, long transactions, long schemaChanges, long repeats, long badRecords) {}

  Counts counts() {
    return new Counts(rows, transactions, schemaChanges, repeats, badRecords);
  }
}

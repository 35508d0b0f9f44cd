package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.Tso;
import java.util.ArrayList;
import java.util.List;

/** Gives the handler what is complete, and forgets what it returned from. */
final class Delivery {
  private final ChangefeedHandler handler;
  private final int largestBatch;
  private final EventStore store;
  private final Tally tally;

  Delivery(ChangefeedHandler handler, int largestBatch, EventStore store, Tally tally) {
    this.handler = handler;
    this.largestBatch = largestBatch;
    this.store = store;
    this.tally = tally;
  }

  /** Gives rows as they come, each by itself. */
  void arrived(List<ChangeEvent> events) {
    for (ChangeEvent event : events) {
      if (event instanceof Row row) {
        handle(List.of(Transaction.of(row.commitTs().orElse(null), List.of(row))));
      } else if (event instanceof Ddl ddl) {
        handle(ddl);
      }
    }
  }

  /** Gives away what is complete, in batches that end before each change of a schema. */
  void deliver(EventOrder events) {
    List<Transaction> batch = new ArrayList<>();
    List<Tso> stamps = new ArrayList<>();
    List<OpenEvent> taken = new ArrayList<>();
    List<Tso> complete = events.complete();
    for (Tso ts : complete) {
      List<Row> rows = new ArrayList<>();
      List<Ddl> ddls = new ArrayList<>();
      for (OpenEvent waiting : events.at(ts)) {
        ChangeEvent event = store.event(waiting);
        if (event instanceof Row row) {
          rows.add(row);
        } else if (event instanceof Ddl ddl) {
          ddls.add(ddl);
        }
        taken.add(waiting);
      }
      if (!rows.isEmpty()) {
        batch.add(Transaction.of(ts, rows));
      }
      stamps.add(ts);
      if (!ddls.isEmpty() || batch.size() >= largestBatch) {
        handle(batch);
        ddls.forEach(this::handle);
        finish(events, stamps, taken);
        batch.clear();
      }
    }
    handle(batch);
    finish(events, stamps, taken);
    events.advance();
  }

  private void finish(EventOrder events, List<Tso> stamps, List<OpenEvent> taken) {
    stamps.forEach(events::done);
    taken.forEach(store::release);
    stamps.clear();
    taken.clear();
  }

  private void handle(List<Transaction> transactions) {
    if (transactions.isEmpty()) {
      return;
    }
    try {
      handler.onTransactions(List.copyOf(transactions));
    } catch (Exception failed) {
      throw failure(failed);
    }
    tally.transactions += transactions.size();
    transactions.forEach(transaction -> tally.rows += transaction.rows().size());
  }

  private void handle(Ddl ddl) {
    try {
      handler.onSchemaChange(ddl);
    } catch (Exception failed) {
      throw failure(failed);
    }
    tally.schemaChanges++;
  }

  private static ConsumeException failure(Exception failed) {
    if (failed instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    return ConsumeException.handler(failed);
  }
}

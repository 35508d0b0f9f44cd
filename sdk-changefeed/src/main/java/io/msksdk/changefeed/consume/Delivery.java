package io.msksdk.changefeed.consume;

import io.msksdk.changefeed.codec.ChangeEvent;
import io.msksdk.changefeed.codec.ColumnException;
import io.msksdk.changefeed.codec.Ddl;
import io.msksdk.changefeed.codec.Row;
import io.msksdk.changefeed.codec.Tso;
import java.util.ArrayList;
import java.util.List;

/** Gives the handler what is complete, and forgets what it returned from. */
final class Delivery {
  private final ChangefeedHandler handler;
  private final RecordReader reader;
  private final int largestBatch;
  private final long largestBytes;
  private final EventStore store;
  private final Tally tally;

  Delivery(
      ChangefeedConsumer.Builder settings, RecordReader reader, EventStore store, Tally tally) {
    this.handler = settings.handler;
    this.largestBatch = settings.largestBatch;
    this.largestBytes = settings.memory;
    this.reader = reader;
    this.store = store;
    this.tally = tally;
  }

  /** Gives away what is complete, in batches that end before each change of a schema. */
  void deliver(EventOrder events) {
    List<OpenEvent> batch = new ArrayList<>();
    int transactions = 0;
    long bytes = 0;
    for (Tso ts : events.complete()) {
      List<OpenEvent> ddls = new ArrayList<>();
      int before = batch.size();
      for (OpenEvent waiting : events.at(ts)) {
        if (waiting.row) {
          ChangeEvent unused = store.event(waiting);
          batch.add(waiting);
          bytes += waiting.message.size;
        } else {
          ddls.add(waiting);
        }
      }
      transactions += batch.size() > before ? 1 : 0;
      if (!ddls.isEmpty() || transactions >= largestBatch || bytes >= largestBytes) {
        finish(events, batch);
        for (OpenEvent ddl : ddls) {
          handle((Ddl) store.event(ddl));
          done(events, List.of(ddl));
        }
        transactions = 0;
        bytes = 0;
      }
    }
    finish(events, batch);
    events.advance();
  }

  private void finish(EventOrder events, List<OpenEvent> batch) {
    List<OpenEvent> passedOver = give(batch, true);
    done(events, batch);
    done(events, passedOver);
    batch.clear();
  }

  private void done(EventOrder events, List<OpenEvent> given) {
    events.done(given);
    given.forEach(store::release);
  }

  /**
   * Gives rows, those of one commit as one transaction or each by itself. A row that turns out to
   * have a column that cannot be read is taken out of the list and returned when the policy passes
   * over it; the others are then given again.
   */
  List<OpenEvent> give(List<OpenEvent> rows, boolean together) {
    List<OpenEvent> passedOver = new ArrayList<>();
    while (!rows.isEmpty()) {
      List<Transaction> transactions = transactions(rows, together);
      try {
        handler.onTransactions(transactions);
        tally.transactions += transactions.size();
        tally.rows += rows.size();
        break;
      } catch (Exception failed) {
        OpenEvent bad = passedOver(failed, rows);
        boolean unused = rows.remove(bad);
        passedOver.add(bad);
      }
    }
    return passedOver;
  }

  private OpenEvent passedOver(Exception failed, List<OpenEvent> rows) {
    ColumnException unreadable = UnreadableColumn.of(failed);
    OpenEvent bad = unreadable == null ? null : UnreadableColumn.rowOf(unreadable, rows);
    if (unreadable == null || bad == null) {
      throw failure(failed);
    }
    reader.passOver(bad.record(), unreadable);
    return bad;
  }

  private static List<Transaction> transactions(List<OpenEvent> rows, boolean together) {
    List<Transaction> transactions = new ArrayList<>();
    List<Row> current = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      OpenEvent open = rows.get(i);
      current.add(open.asRow());
      boolean last =
          !together || i + 1 == rows.size() || !rows.get(i + 1).commitTs.equals(open.commitTs);
      if (last) {
        transactions.add(Transaction.of(open.asRow().commitTs().orElse(null), current));
        current = new ArrayList<>();
      }
    }
    return List.copyOf(transactions);
  }

  /** Gives a change of a schema. */
  void handle(Ddl ddl) {
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

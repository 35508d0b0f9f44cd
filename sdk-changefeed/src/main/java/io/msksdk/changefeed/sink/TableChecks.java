package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.dispatch.Dispatcher;
import io.msksdk.changefeed.dispatch.PartitionRule;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.KeylessTables;
import io.msksdk.changefeed.filter.SourceTable;
import io.msksdk.changefeed.filter.TableFilter;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.Collection;
import java.util.List;

/**
 * What TiCDC checks against the tables when a changefeed is created, checked here against a
 * description of them: keys, dispatch columns, column selectors, event filters, routes and topics.
 */
public final class TableChecks {
  private final ReplicaConfig config;
  private final SinkUri uri;
  private final List<SourceTable> tables;
  private final Dispatcher dispatcher;
  private final Findings findings = Findings.create();

  private TableChecks(SinkUri uri, ReplicaConfig config, List<SourceTable> tables) {
    this.uri = uri;
    this.config = config;
    this.tables = tables;
    this.dispatcher = config.dispatcher(uri.topic());
  }

  /**
   * Checks the tables of a changefeed.
   *
   * @param uri its sink URI
   * @param config its configuration
   * @param tables every table of TiDB; the configuration's filter chooses among them
   * @return what TiCDC would refuse or users would regret; none when all is well
   */
  public static List<Finding> check(
      SinkUri uri, ReplicaConfig config, Collection<SourceTable> tables) {
    TableFilter filter = TableFilter.parse(config.filter(), config.caseSensitive());
    List<SourceTable> chosen = tables.stream().filter(t -> filter.accepts(t.name())).toList();
    TableChecks checks = new TableChecks(uri, config, chosen);
    checks.keys(filter);
    chosen.forEach(checks::table);
    config.eventFilters().forEach(events -> checks.findings.addAll(events.check(chosen)));
    checks.names();
    return checks.findings.all();
  }

  private void keys(TableFilter filter) {
    boolean allowed =
        Boolean.parseBoolean(config.value("force_replicate"))
            || Boolean.parseBoolean(config.value("ignore_ineligible_table"));
    if (!allowed) {
      findings.addAll(KeylessTables.of(filter, tables).findings());
    }
  }

  private void table(SourceTable table) {
    PartitionRule partition = dispatcher.route(table.name()).partition();
    partition.indexName().ifPresent(index -> index(table, index));
    if (partition.indexName().isEmpty()) {
      partition.columns().stream()
          .filter(column -> !table.has(column))
          .forEach(column -> findings.add(missing(table, column)));
    }
    config.columnSelectors().stream()
        .filter(selector -> selector.matches(table))
        .findFirst()
        .ifPresent(selector -> findings.addAll(selector.check(table, columns(table, partition))));
  }

  /** The columns behind the name of an index, which the rule does not know. */
  private static PartitionRule columns(SourceTable table, PartitionRule partition) {
    return partition
        .indexName()
        .flatMap(index -> table.uniqueIndex(index).map(of -> PartitionRule.index(index, of)))
        .orElse(partition);
  }

  private void index(SourceTable table, String index) {
    if (table.uniqueIndex(index).isEmpty()) {
      String text = table.hasPlainIndex(index) ? "index-not-unique" : "index-missing";
      findings.add(ServerText.refusal(text, "index", index, "a unique index of " + table.name()));
    }
  }

  private static Finding missing(SourceTable table, String column) {
    return Finding.error("changefeed.sink.dispatch", "columns", column, "a column of " + table)
        .advising("TiCDC says: CDC:ErrDispatcherFailed.");
  }

  private void names() {
    List<TableName> names = tables.stream().map(SourceTable::name).toList();
    dispatcher
        .sharedTargets(names)
        .forEach(
            (target, sources) ->
                findings.add(
                    Finding.error(
                            "changefeed.sink.route", "target", target, "one table, not " + sources)
                        .advising("TiCDC says: CDC:ErrTableRouteConflict.")));
    uri.protocol()
        .or(config::protocol)
        .ifPresent(p -> findings.addAll(TopicPreview.of(uri, config, names).findings(p)));
  }
}

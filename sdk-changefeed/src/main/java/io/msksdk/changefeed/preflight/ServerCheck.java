package io.msksdk.changefeed.preflight;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.sink.SinkVersions;
import io.msksdk.core.MskException;
import io.msksdk.core.check.Finding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What TiCDC itself says about tables and timestamps. */
final class ServerCheck {
  private final Results results;
  private final ChangefeedServer server;

  ServerCheck(Results results, ChangefeedServer server) {
    this.results = results;
    this.server = server;
  }

  void tables(SinkUri uri, ReplicaConfig config, @Nullable Tso startTs) {
    try {
      ChangefeedServer.Tables tables = server.verifyTables(uri, config, startTs);
      boolean handled =
          Boolean.parseBoolean(config.value("force_replicate"))
              || Boolean.parseBoolean(config.value("ignore_ineligible_table"));
      List<Finding> findings = new ArrayList<>();
      tables.ineligible().forEach(table -> findings.add(ineligible(table, handled)));
      if (tables.eligible().isEmpty()) {
        findings.add(
            Finding.warning(
                "changefeed.preflight.tables",
                "filter.rules",
                config.filter(),
                "rules that match a table"));
      }
      results.found("verify-table", "tables", findings, tables.eligible().size() + " tables");
    } catch (MskException refused) {
      results.found(
          "verify-table",
          "tables",
          Finding.error(
                  "changefeed.preflight.verify",
                  "replica_config",
                  refused.code(),
                  "what TiCDC takes")
              .advising(String.valueOf(refused.getMessage())));
    }
  }

  void version(SinkUri uri, ReplicaConfig config) {
    try {
      server
          .version()
          .ifPresent(
              version ->
                  results.found(
                      "version",
                      "TiCDC " + version,
                      SinkVersions.check(uri, config, version),
                      "has everything that is used"));
    } catch (MskException silent) {
      results.skipped("version", "TiCDC", String.valueOf(silent.getMessage()));
    }
  }

  private static Finding ineligible(TableName table, boolean handled) {
    String expected = "a primary key or a NOT NULL unique index";
    return handled
        ? Finding.warning("changefeed.preflight.table", "table", table, expected)
            .advising("TiCDC skips it, or sends its rows possibly twice, as configured.")
        : Finding.error("changefeed.preflight.table", "table", table, expected)
            .advising(
                "TiCDC says: CDC:ErrTableIneligible. Add a key, leave the table out with !"
                    + table.rule()
                    + ", or set ignore_ineligible_table or force_replicate.");
  }

  void startTs(Tso start) {
    try {
      compare(start);
    } catch (MskException silent) {
      results.skipped("start-ts", start.toString(), String.valueOf(silent.getMessage()));
    }
  }

  private void compare(Tso start) {
    Tso now = server.currentTs().orElse(null);
    Tso safepoint = server.gcSafepoint().orElse(null);
    if (now != null && start.compareTo(now) > 0) {
      results.found(
          "start-ts",
          start.toString(),
          ServerText.refusal("start-after-now", "start_ts", start, "at most " + now, start, now));
    } else if (safepoint != null && start.compareTo(safepoint) <= 0) {
      Finding refusal =
          ServerText.refusal(
              "start-before-gc", "start_ts", start, "after " + safepoint, start, safepoint);
      results.found(
          "start-ts",
          start.toString(),
          refusal.advising(
              refusal.remedy()
                  + " Begin later, or raise gc-ttl and tidb_gc_life_time before the"
                  + " next try."));
    } else if (safepoint == null) {
      results.skipped("start-ts", start.toString(), "the GC safepoint is not known");
    } else {
      results.passed("start-ts", start.toString(), "after the GC safepoint " + safepoint);
    }
  }
}

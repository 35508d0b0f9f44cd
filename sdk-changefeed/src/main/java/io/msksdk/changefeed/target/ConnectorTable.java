package io.msksdk.changefeed.target;

import io.msksdk.changefeed.internal.TsvTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings each connector must have, by where it runs. */
final class ConnectorTable {
  private static final List<List<String>> ROWS =
      TsvTable.rows(ConnectorTable.class, "connector-properties.tsv");

  private ConnectorTable() {}

  static Map<String, String> mskConnect(String connector) {
    return of(connector, 2, 0);
  }

  static Map<String, String> confluentCloud(String connector) {
    return of(connector, 3, 1);
  }

  private static Map<String, String> of(String connector, int column, int value) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (List<String> row : ROWS) {
      if (row.get(0).equals(connector) && !row.get(column).isEmpty()) {
        String[] both = row.get(4).split("\\|", -1);
        settings.put(row.get(column), both.length == 1 ? both[0] : both[value]);
      }
    }
    return settings;
  }
}

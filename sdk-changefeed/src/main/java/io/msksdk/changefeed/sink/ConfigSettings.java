package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.internal.TsvTable;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of TiCDC's {@code replica_config}, those that are also URI parameters included. */
final class ConfigSettings {
  private static final Map<String, Setting> ALL = new LinkedHashMap<>();
  private static final Set<String> NOT_FOR_KAFKA = new HashSet<>();

  static {
    TsvTable.rows(ConfigSettings.class, "config-keys.tsv")
        .forEach(
            row -> {
              ALL.put(row.get(0), Setting.ofConfig(row));
              if (row.get(6).equals("no")) {
                NOT_FOR_KAFKA.add(row.get(0));
              }
            });
    for (Setting setting : UriSettings.all()) {
      if (!setting.path().isEmpty()) {
        ALL.put("sink." + setting.path(), setting);
      }
    }
  }

  private ConfigSettings() {}

  static Map<String, Setting> all() {
    return ALL;
  }

  static @Nullable Setting find(String path) {
    return ALL.get(path);
  }

  static boolean forKafka(String path) {
    return !NOT_FOR_KAFKA.contains(path);
  }

  /** The path of a URI parameter in the configuration. */
  static String path(String parameter) {
    Setting setting = UriSettings.of(parameter);
    if (setting.path().isEmpty()) {
      throw new IllegalArgumentException(
          "parameter: "
              + parameter
              + " (expected: one the configuration has too). Set it in the URI.");
    }
    return "sink." + setting.path();
  }
}

package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.internal.TsvTable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters TiCDC reads from a sink URI, in the order they are written. */
final class UriSettings {
  private static final Map<String, Setting> ALL = read();

  private UriSettings() {}

  private static Map<String, Setting> read() {
    Map<String, Setting> settings = new LinkedHashMap<>();
    TsvTable.rows(UriSettings.class, "uri-parameters.tsv").stream()
        .map(Setting::ofUri)
        .forEach(setting -> settings.put(setting.name(), setting));
    return settings;
  }

  static Collection<Setting> all() {
    return ALL.values();
  }

  static @Nullable Setting find(String name) {
    return ALL.get(name);
  }

  static Setting of(String name) {
    Setting setting = ALL.get(name);
    if (setting == null) {
      throw new IllegalArgumentException(
          "parameter: " + name + " (expected: one of " + String.join(", ", ALL.keySet()) + ").");
    }
    return setting;
  }
}

package io.msksdk.admin.configuration;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What brokers really run with: the properties of a configuration, and for all others the default
 * of MSK or of Apache Kafka. Every value says where it comes from. Immutable.
 *
 * <pre>{@code
 * msk.configurations().effective(orders).settings().forEach(System.out::println);
 * // min.insync.replicas = 2 (Amazon MSK Developer Guide, "Default Amazon MSK configuration")
 * }</pre>
 */
public final class EffectiveProperties {
  private final Map<String, Setting> settings;

  private EffectiveProperties(Map<String, Setting> settings) {
    this.settings = settings;
  }

  /**
   * Works out what a cluster would run with.
   *
   * @param properties what its configuration says
   * @param configuration the name of the configuration, for people
   * @param shape what the defaults depend on
   * @return all settings known
   */
  public static EffectiveProperties of(
      ServerProperties properties, String configuration, BrokerShape shape) {
    Map<String, Setting> settings = new TreeMap<>();
    for (DefaultTable.Row row : DefaultTable.rows()) {
      Origin origin = row.owner().equals("MSK") ? Origin.MSK_DEFAULT : Origin.KAFKA_DEFAULT;
      row.value(shape)
          .ifPresent(
              value ->
                  settings.put(row.name(), new Setting(row.name(), value, origin, row.source())));
    }
    properties
        .values()
        .forEach(
            (name, value) ->
                settings.put(name, new Setting(name, value, Origin.CONFIGURATION, configuration)));
    return new EffectiveProperties(new LinkedHashMap<>(settings));
  }

  /**
   * Returns everything known, sorted by name.
   *
   * @return the settings, unmodifiable
   */
  public List<Setting> settings() {
    return List.copyOf(settings.values());
  }

  /**
   * Returns the settings of one origin, sorted by name.
   *
   * @param origin where they come from
   * @return the settings, unmodifiable
   */
  public List<Setting> settings(Origin origin) {
    return settings.values().stream().filter(setting -> setting.origin() == origin).toList();
  }

  /**
   * Looks a setting up.
   *
   * @param name its name, such as {@code min.insync.replicas}
   * @return the setting, empty where nothing is known about it
   */
  public Optional<Setting> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** Returns the settings, one a line. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    settings.values().forEach(setting -> lines.add(setting.toString()));
    return String.join("\n", lines);
  }

  /** Where a value comes from. */
  public enum Origin {
    /** The configuration of the cluster says so. */
    CONFIGURATION,
    /** MSK's own default. */
    MSK_DEFAULT,
    /** The default of Apache Kafka, which MSK leaves as it is. */
    KAFKA_DEFAULT
  }

  /**
   * One setting.
   *
   * @param name its name
   * @param value its value; the rule where it depends on a size nothing is published about
   * @param origin where the value comes from
   * @param source the configuration, or where the default is printed
   */
  public record Setting(String name, String value, Origin origin, String source) {

    @Override
    public String toString() {
      return name + " = " + value + " (" + source + ")";
    }
  }
}

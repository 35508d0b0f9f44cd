package io.msksdk.admin.configuration;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says about the brokers. Immutable; checked when it is built.
 *
 * <pre>{@code
 * ServerProperties.builder()
 *     .set(ServerProperty.MIN_INSYNC_REPLICAS, 2)
 *     .set(ServerProperty.UNCLEAN_LEADER_ELECTION_ENABLE, false)
 *     .build();
 * }</pre>
 */
public final class ServerProperties {
  private final Map<String, String> values;
  private final List<Finding> findings;

  private ServerProperties(Map<String, String> values, List<Finding> findings) {
    this.values = Collections.unmodifiableMap(new TreeMap<>(values));
    this.findings = List.copyOf(findings);
  }

  /**
   * Starts without properties.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a properties file.
   *
   * @param text its text
   * @return the properties
   * @throws InvalidSpecException when it names properties MSK does not let one set, or values out
   *     of bounds; with every finding
   */
  public static ServerProperties parse(String text) {
    Builder builder = builder();
    read(text).forEach(builder::set);
    return builder.build();
  }

  /**
   * Checks a properties file.
   *
   * @param text its text
   * @return everything wrong or doubtful, nothing for a good file
   */
  public static List<Finding> lint(String text) {
    Map<String, String> values = read(text);
    return PropertyRules.check(values);
  }

  /** For a revision that exists: it may be older than a rule. */
  static ServerProperties asItIs(String text) {
    Map<String, String> values = read(text);
    return new ServerProperties(values, PropertyRules.check(values));
  }

  private static Map<String, String> read(String text) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(requireNonNull(text, "text")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw InvalidSpecException.of(
          Finding.error("configuration.text", "text", "unreadable", "a properties file"));
    }
    Map<String, String> values = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> values.put(n, properties.getProperty(n).trim()));
    return values;
  }

  /**
   * Returns the value of a property.
   *
   * @param property the property
   * @return its value as it is written, empty where MSK's default holds
   */
  public Optional<String> value(ServerProperty<?> property) {
    return Optional.ofNullable(values.get(property.name()));
  }

  /**
   * Returns all properties.
   *
   * @return values by name, sorted, unmodifiable
   */
  public Map<String, String> values() {
    return values;
  }

  /**
   * Returns the warnings.
   *
   * @return what is allowed but looks wrong, unmodifiable
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Checks the properties against a cluster that shall have them.
   *
   * @param shape what of the cluster matters
   * @return what does not go with it, and what is unwise on it
   */
  public List<Finding> findingsFor(BrokerShape shape) {
    return ShapeRules.check(values, shape);
  }

  /**
   * Compares with other properties.
   *
   * @param next the properties that shall come
   * @return what changes, by name; empty when nothing does
   */
  public List<Change> changesTo(ServerProperties next) {
    Map<String, String> names = new TreeMap<>(values);
    names.putAll(next.values);
    List<Change> changes = new ArrayList<>();
    for (String name : names.keySet()) {
      String before = values.get(name);
      String after = next.values.get(name);
      if (before == null || !before.equals(after)) {
        changes.add(new Change(name, before, after, PropertyTable.published().restarts(name)));
      }
    }
    return List.copyOf(changes);
  }

  /**
   * Writes a properties file.
   *
   * @return a line for each property, sorted
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    values.forEach((name, value) -> text.append(name).append(" = ").append(value).append('\n'));
    return text.toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ServerProperties that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }

  /**
   * A property that changes.
   *
   * @param name its name
   * @param before its value, null for MSK's default
   * @param after its value, null for MSK's default
   * @param restarts whether brokers restart one after the other to take it
   */
  public record Change(
      String name, @Nullable String before, @Nullable String after, boolean restarts) {

    @Override
    public String toString() {
      return name
          + ": "
          + (before == null ? "(default)" : before)
          + " -> "
          + (after == null ? "(default)" : after)
          + (restarts ? " [restarts brokers]" : "");
    }
  }

  /** Collects properties. Not thread-safe. */
  public static final class Builder {
    private final Map<String, String> values = new TreeMap<>();

    private Builder() {}

    /**
     * Sets a property.
     *
     * @param property the property
     * @param value its value
     * @param <T> the type of its values
     * @return this builder
     * @throws InvalidSpecException when the value is out of bounds
     */
    @CanIgnoreReturnValue
    public <T> Builder set(ServerProperty<T> property, T value) {
      Finding finding = property.check(requireNonNull(value, "value"));
      if (finding != null) {
        throw InvalidSpecException.of(finding);
      }
      return set(property.name(), String.valueOf(value));
    }

    /**
     * Sets a property by its name, checked when the properties are built.
     *
     * @param name one of the properties MSK lets one set
     * @param value its value as text
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder set(String name, String value) {
      values.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    /**
     * Sets every property of others, in place of those of the same name.
     *
     * @param others the properties
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder addAll(ServerProperties others) {
      values.putAll(others.values);
      return this;
    }

    /**
     * Leaves a property to MSK's default.
     *
     * @param property the property
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder unset(ServerProperty<?> property) {
      values.remove(property.name());
      return this;
    }

    /**
     * Checks everything and finishes the properties.
     *
     * @return the properties
     * @throws InvalidSpecException when a rule is broken, with every finding
     */
    public ServerProperties build() {
      return new ServerProperties(
          values, Findings.create().addAll(PropertyRules.check(values)).requireNoErrors());
    }
  }
}

package io.msksdk.core.json;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.internal.JsonCodec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON object whose members are asked for by name and kind. Immutable. */
public final class JsonObject {
  private final Map<String, Object> members;

  private JsonObject(Map<String, Object> members) {
    this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * Reads an object.
   *
   * @param property what the text is, for the message when it cannot be read
   * @param text the JSON
   * @return the object
   * @throws InvalidSpecException if the text is not one JSON object
   */
  public static JsonObject parse(String property, String text) {
    return new JsonObject(JsonCodec.read(property, requireNonNull(text, "text")));
  }

  /**
   * Starts an object without members.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns the names of the members.
   *
   * @return in the order of the text, unmodifiable
   */
  public Set<String> names() {
    return members.keySet();
  }

  /**
   * Reads a text.
   *
   * @param name the member
   * @return its value, empty when it is absent
   * @throws InvalidSpecException if it is of another kind
   */
  public Optional<String> text(String name) {
    return member(name, String.class, "a text");
  }

  /**
   * Reads a text that must be there.
   *
   * @param name the member
   * @return its value
   * @throws InvalidSpecException if it is absent or of another kind
   */
  public String requiredText(String name) {
    return text(name).orElseThrow(() -> wrong(name, null, "a text"));
  }

  /**
   * Reads a whole number.
   *
   * @param name the member
   * @return its value, empty when it is absent
   * @throws InvalidSpecException if it is of another kind
   */
  public OptionalLong number(String name) {
    Object value = members.get(name);
    if (value == null) {
      return OptionalLong.empty();
    }
    if (value instanceof Integer || value instanceof Long) {
      return OptionalLong.of(((Number) value).longValue());
    }
    throw wrong(name, value, "a whole number");
  }

  /**
   * Reads a truth value.
   *
   * @param name the member
   * @return its value, empty when it is absent
   * @throws InvalidSpecException if it is of another kind
   */
  public Optional<Boolean> flag(String name) {
    return member(name, Boolean.class, "true or false");
  }

  /**
   * Reads an object.
   *
   * @param name the member
   * @return its value, empty when it is absent
   * @throws InvalidSpecException if it is of another kind
   */
  public Optional<JsonObject> object(String name) {
    Object value = members.get(name);
    return value == null ? Optional.empty() : Optional.of(object(name, value));
  }

  /**
   * Reads a list of objects.
   *
   * @param name the member
   * @return its elements, none when it is absent; unmodifiable
   * @throws InvalidSpecException if it is of another kind
   */
  public List<JsonObject> objects(String name) {
    return list(name).stream().map(element -> object(name, element)).toList();
  }

  /**
   * Reads a list of texts.
   *
   * @param name the member
   * @return its elements, none when it is absent; unmodifiable
   * @throws InvalidSpecException if it is of another kind
   */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof String text)) {
        throw wrong(name, element, "a list of texts");
      }
      texts.add(text);
    }
    return List.copyOf(texts);
  }

  /**
   * Reads a list of whole numbers.
   *
   * @param name the member
   * @return its elements, none when it is absent; unmodifiable
   * @throws InvalidSpecException if it is of another kind
   */
  public List<Long> numbers(String name) {
    List<Long> numbers = new ArrayList<>();
    for (Object element : list(name)) {
      if (!(element instanceof Integer || element instanceof Long)) {
        throw wrong(name, element, "a list of whole numbers");
      }
      numbers.add(((Number) element).longValue());
    }
    return List.copyOf(numbers);
  }

  /**
   * Reads every member as text, for an object that is a map of texts.
   *
   * @return values by name, in the order of the text; numbers and truth values as they are written
   * @throws InvalidSpecException if a member is an object or a list
   */
  public Map<String, String> textsByName() {
    Map<String, String> texts = new LinkedHashMap<>();
    members.forEach(
        (name, value) -> {
          if (value == null || value instanceof Map || value instanceof List) {
            throw wrong(name, value, "a text");
          }
          texts.put(name, value.toString());
        });
    return Collections.unmodifiableMap(texts);
  }

  /**
   * Writes the object on one line; the same object always gives the same text.
   *
   * @return the JSON
   */
  public String compact() {
    return JsonCodec.compact(members);
  }

  /**
   * Writes the object on several lines, for people and version control.
   *
   * @return the JSON, without a line break at its end
   */
  public String pretty() {
    return JsonCodec.pretty(members);
  }

  private <T> Optional<T> member(String name, Class<T> kind, String expected) {
    Object value = members.get(name);
    if (value != null && !kind.isInstance(value)) {
      throw wrong(name, value, expected);
    }
    return Optional.ofNullable(kind.cast(value));
  }

  private List<?> list(String name) {
    Object value = members.get(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw wrong(name, value, "a list");
  }

  @SuppressWarnings("unchecked") // the codec reads and the builder makes maps with text keys only
  private static JsonObject object(String name, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return new JsonObject((Map<String, Object>) map);
    }
    throw wrong(name, value, "an object");
  }

  private static InvalidSpecException wrong(String name, @Nullable Object value, String expected) {
    return InvalidSpecException.of(Finding.error("json.member", name, value, expected));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonObject that && compact().equals(that.compact());
  }

  @Override
  public int hashCode() {
    return compact().hashCode();
  }

  @Override
  public String toString() {
    return compact();
  }

  /** Collects members. Not thread-safe. */
  public static final class Builder {
    private final Map<String, Object> members = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets a text.
     *
     * @param name the member
     * @param value its value; null leaves the member out
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder text(String name, @Nullable String value) {
      return put(name, value);
    }

    /**
     * Sets a number.
     *
     * @param name the member
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder number(String name, long value) {
      return put(name, value);
    }

    /**
     * Sets a truth value.
     *
     * @param name the member
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder flag(String name, boolean value) {
      return put(name, value);
    }

    /**
     * Sets an object.
     *
     * @param name the member
     * @param value its value
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder object(String name, JsonObject value) {
      return put(name, value.members);
    }

    /**
     * Sets a list of objects.
     *
     * @param name the member
     * @param values its elements
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder objects(String name, List<JsonObject> values) {
      return put(name, values.stream().map(value -> value.members).toList());
    }

    /**
     * Sets a list of texts; an empty one leaves the member out.
     *
     * @param name the member
     * @param values its elements
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder texts(String name, List<String> values) {
      return put(name, values.isEmpty() ? null : List.copyOf(values));
    }

    /**
     * Sets a list of numbers; an empty one leaves the member out.
     *
     * @param name the member
     * @param values its elements
     * @return this builder
     */
    @CanIgnoreReturnValue
    public Builder numbers(String name, List<Long> values) {
      return put(name, values.isEmpty() ? null : List.copyOf(values));
    }

    private Builder put(String name, @Nullable Object value) {
      if (value != null) {
        members.put(requireNonNull(name, "name"), value);
      }
      return this;
    }

    /**
     * Finishes the object.
     *
     * @return the object
     */
    public JsonObject build() {
      return new JsonObject(members);
    }
  }
}

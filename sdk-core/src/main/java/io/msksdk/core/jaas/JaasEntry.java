package io.msksdk.core.jaas;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JAAS entry, as Kafka reads it from {@code sasl.jaas.config}: a login module with the control
 * flag {@code required} and its options. Immutable and thread-safe.
 *
 * <p>Only {@link #text()} shows the values of all options; {@link #toString()} hides those whose
 * name looks like a secret's.
 */
public final class JaasEntry {
  private static final List<String> SECRET_NAMES = List.of("password", "secret", "token");

  private final String loginModule;
  private final Map<String, String> options;

  private JaasEntry(String loginModule, Map<String, String> options) {
    this.loginModule = loginModule;
    this.options = Collections.unmodifiableMap(options);
  }

  /**
   * Creates an entry without options.
   *
   * @param loginModule the class name of the login module
   * @return the entry
   * @throws InvalidSpecException if the name is not a class name
   */
  public static JaasEntry of(String loginModule) {
    requireNonNull(loginModule, "loginModule");
    for (String part : loginModule.split("\\.", -1)) {
      if (!word(part, "_$")) {
        throw InvalidSpecException.of(
            Finding.error("jaas.login-module", "loginModule", loginModule, "a class name"));
      }
    }
    return new JaasEntry(loginModule, new LinkedHashMap<>());
  }

  /**
   * Returns the entry with one more option; an option of the same name is replaced.
   *
   * @param name the name of the option
   * @param value its value, any text; it is quoted and escaped
   * @return a new entry
   * @throws InvalidSpecException if the name has other characters than letters, digits, dot, dash,
   *     underscore and dollar, or does not begin with a letter
   */
  public JaasEntry option(String name, String value) {
    requireNonNull(value, "value");
    if (!word(requireNonNull(name, "name"), "_$-.")) {
      throw InvalidSpecException.of(
          Finding.error(
              "jaas.option", "name", name, "a letter, then letters, digits and any of _ $ - ."));
    }
    Map<String, String> more = new LinkedHashMap<>(options);
    more.put(name, value);
    return new JaasEntry(loginModule, more);
  }

  /**
   * Returns the class name of the login module.
   *
   * @return the class name
   */
  public String loginModule() {
    return loginModule;
  }

  /**
   * Returns the text for {@code sasl.jaas.config}. It holds secrets: never log it.
   *
   * @return one line that ends with a semicolon
   */
  public String text() {
    StringBuilder text = new StringBuilder(loginModule).append(" required");
    options.forEach(
        (name, value) -> {
          text.append(' ').append(name).append('=');
          appendQuoted(text, value);
        });
    return text.append(';').toString();
  }

  private static void appendQuoted(StringBuilder text, String value) {
    text.append('"');
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        // a line break would end the quoted text
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
    text.append('"');
  }

  /** Letters, digits and the signs given; a first digit would be read as a number. */
  private static boolean word(String text, String signs) {
    boolean word = !text.isEmpty() && letter(text.charAt(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      word &= letter(c) || ('0' <= c && c <= '9') || signs.indexOf(c) >= 0;
    }
    return word;
  }

  private static boolean letter(char c) {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z');
  }

  private static boolean secret(String option) {
    String name = option.toLowerCase(Locale.ROOT);
    return SECRET_NAMES.stream().anyMatch(name::contains);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JaasEntry that && text().equals(that.text());
  }

  @Override
  public int hashCode() {
    return text().hashCode();
  }

  @Override
  public String toString() {
    JaasEntry shown = of(loginModule);
    for (Map.Entry<String, String> option : options.entrySet()) {
      shown =
          shown.option(
              option.getKey(), secret(option.getKey()) ? Finding.HIDDEN : option.getValue());
    }
    return shown.text();
  }
}

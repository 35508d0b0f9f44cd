package io.msksdk.changefeed.sink;

import io.msksdk.changefeed.internal.ServerText;
import io.msksdk.changefeed.internal.TsvTable;
import io.msksdk.core.check.Finding;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting of TiCDC and the values it takes.
 *
 * @param name its name in the sink URI, or its path in the configuration
 * @param path where it is below {@code sink} in the configuration, empty when only the URI has it
 * @param kind what its values are
 * @param usual what TiCDC takes when it is not set, empty when nothing
 * @param least the smallest value, or empty
 * @param most the largest value, or empty
 * @param choices the only values, or none
 * @param protocols the formats it is for, or none for all
 * @param serverText the name of TiCDC's error, or empty
 * @param source where it is documented
 */
record Setting(
    String name,
    String path,
    SettingKind kind,
    String usual,
    String least,
    String most,
    List<String> choices,
    List<String> protocols,
    String serverText,
    String source) {
  private static final Pattern CLIENT_ID = Pattern.compile("[A-Za-z0-9._-]+");
  private static final Pattern VERSION = Pattern.compile("\\d+(\\.\\d+){2,3}");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,19}");

  static SettingKind kind(String text) {
    return SettingKind.valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  static Setting ofUri(List<String> row) {
    return new Setting(
        row.get(0),
        row.get(1),
        kind(row.get(2)),
        row.get(3),
        row.get(4),
        row.get(5),
        TsvTable.words(row.get(6)),
        TsvTable.words(row.get(7)),
        row.get(8),
        row.get(9));
  }

  static Setting ofConfig(List<String> row) {
    return new Setting(
        row.get(0),
        "",
        kind(row.get(1)),
        row.get(2),
        row.get(3),
        row.get(4),
        TsvTable.words(row.get(5)),
        List.of(),
        "",
        row.get(7));
  }

  /** Checks one value as it stands in the URI or, as text, in the configuration. */
  @Nullable Finding check(String value) {
    return switch (kind) {
      case PROTOCOL -> wrong(SinkProtocol.find(value).isPresent(), value, SinkProtocol.all());
      case VERSION -> wrong(VERSION.matcher(value).matches(), value, "such as 3.7.0");
      case CLIENT_ID -> wrong(CLIENT_ID.matcher(value).matches(), value, "A-Z a-z 0-9 . _ -");
      case INTEGER -> wrong(integer(value), value, range());
      case FLAG -> wrong(flag(value), value, "true or false");
      case CHOICE -> choice(value);
      case DURATION -> wrong(duration(value), value, durations());
      default -> null;
    };
  }

  private @Nullable Finding wrong(boolean right, String value, String expected) {
    return right ? null : refusal(value, expected);
  }

  private Finding refusal(String value, String expected) {
    if (serverText.isEmpty()) {
      return Finding.error(
          "changefeed.sink." + kind.name().toLowerCase(Locale.ROOT), name, value, expected);
    }
    return ServerText.refusal(serverText, name, value, expected, value);
  }

  private boolean integer(String value) {
    if (!WHOLE.matcher(value).matches()) {
      return false;
    }
    if (!choices.isEmpty()) {
      return choices.contains(value.startsWith("+") ? value.substring(1) : value);
    }
    double number = Double.parseDouble(value);
    return (least.isEmpty() || number >= Double.parseDouble(least))
        && (most.isEmpty() || number <= Double.parseDouble(most));
  }

  private String range() {
    if (!choices.isEmpty()) {
      return String.join(", ", choices);
    }
    if (least.isEmpty()) {
      return "a whole number";
    }
    return most.isEmpty() ? "a whole number of at least " + least : least + " to " + most;
  }

  /** What Go reads as a truth value. */
  private static boolean flag(String value) {
    return List.of("1", "t", "T", "TRUE", "true", "True", "0", "f", "F", "FALSE", "false", "False")
        .contains(value);
  }

  static boolean isTrue(String value) {
    return value.equals("1") || value.toLowerCase(Locale.ROOT).startsWith("t");
  }

  private @Nullable Finding choice(String value) {
    if (choices.contains(value.toLowerCase(Locale.ROOT))) {
      return null;
    }
    String expected = String.join(", ", choices);
    if (name.equals("compression")) {
      return Finding.warning("changefeed.sink.compression", name, value, expected)
          .advising("TiCDC warns and sends without compression.");
    }
    return refusal(value, expected);
  }

  private boolean duration(String value) {
    var shortest = GoDuration.parse(least);
    return GoDuration.parse(value)
        .filter(
            found ->
                shortest.isEmpty() ? found.toNanos() > 0 : found.compareTo(shortest.get()) >= 0)
        .isPresent();
  }

  private String durations() {
    boolean any = GoDuration.parse(least).isEmpty();
    return "a Go duration such as 10s, " + (any ? "more than 0" : "at least " + least);
  }
}

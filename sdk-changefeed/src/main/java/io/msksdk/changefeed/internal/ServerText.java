package io.msksdk.changefeed.internal;

import io.msksdk.core.check.Finding;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What TiCDC itself answers, so that a finding can be searched for in TiCDC's own words. */
public final class ServerText {
  private static final Map<String, String> TEXTS = read();

  private ServerText() {}

  private static Map<String, String> read() {
    Map<String, String> texts = new LinkedHashMap<>();
    TsvTable.rows(ServerText.class, "server-errors.tsv")
        .forEach(row -> texts.put(row.get(0), row.get(1)));
    return Map.copyOf(texts);
  }

  /**
   * Returns a text.
   *
   * @param name its name in the table
   * @param values what stands in it
   * @return TiCDC's words
   */
  public static String of(String name, Object... values) {
    String text = TEXTS.get(name);
    if (text == null) {
      throw new IllegalArgumentException("name: " + name + " (expected: a row of the table).");
    }
    return String.format(text, values);
  }

  /**
   * Returns the finding for a value TiCDC would refuse.
   *
   * @param name the name of TiCDC's text, the end of the finding's code
   * @param property the value's name
   * @param value the value, or {@link Finding#HIDDEN}
   * @param expected what TiCDC would take
   * @param values what stands in TiCDC's text
   * @return an error
   */
  public static Finding refusal(
      String name, String property, @Nullable Object value, String expected, Object... values) {
    return Finding.error("changefeed.sink." + name, property, value, expected)
        .advising("TiCDC says: " + of(name, values) + ".");
  }
}

package io.msksdk.core.catalogue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What MSK charges for, as published: facts to put beside a change before it is made. */
public final class CostNotes {
  private static final CostNotes PUBLISHED = new CostNotes(read());

  private final Map<String, String> notes;

  private CostNotes(Map<String, String> notes) {
    this.notes = Collections.unmodifiableMap(notes);
  }

  /**
   * Returns the facts as published.
   *
   * @return the table this version of the SDK carries
   */
  public static CostNotes published() {
    return PUBLISHED;
  }

  /**
   * Looks a fact up.
   *
   * @param subject what it is about, such as {@code public-access}
   * @return the fact, a whole sentence
   */
  public String about(String subject) {
    String note = notes.get(subject);
    if (note == null) {
      throw new IllegalArgumentException(
          "subject: " + subject + " (expected: one of " + notes.keySet() + ").");
    }
    return note;
  }

  /**
   * Returns everything known.
   *
   * @return facts by what they are about, unmodifiable
   */
  public Map<String, String> all() {
    return notes;
  }

  private static Map<String, String> read() {
    Map<String, String> notes = new LinkedHashMap<>();
    Rows.published("cost-notes.tsv").forEach(cells -> notes.put(cells[0], cells[1]));
    return notes;
  }
}

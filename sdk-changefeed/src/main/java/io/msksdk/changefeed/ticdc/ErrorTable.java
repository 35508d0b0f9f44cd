package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.internal.TsvTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The documented errors, as rows of errors.tsv. */
final class ErrorTable {
  static final ErrorTable TICDC = new ErrorTable(TsvTable.rows(ErrorTable.class, "errors.tsv"));

  private static final String PREFIX = "CDC:";
  private static final char PHRASE = '~';

  private final Map<String, Row> byCode = new LinkedHashMap<>();
  private final List<Row> byPhrase = new ArrayList<>();

  private record Row(String match, Problem problem, Fate fate, String remedy) {}

  private ErrorTable(List<List<String>> rows) {
    rows.forEach(this::add);
  }

  Diagnosis diagnose(String code, String message) {
    String name = code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code;
    // one code covers several causes, whose messages tell them apart
    Optional<Row> phrase =
        byPhrase.stream().filter(row -> message.contains(row.match())).findFirst();
    Optional<Row> row = phrase.or(() -> Optional.ofNullable(byCode.get(name)));
    // the fate goes by the code alone, as in TiCDC
    Fate fate =
        Optional.ofNullable(byCode.get(name)).or(() -> row).map(Row::fate).orElse(Fate.RETRYING);
    return new Diagnosis(
        PREFIX + name,
        row.map(Row::problem).orElse(Problem.UNAVAILABLE),
        fate,
        row.map(Row::remedy).orElse(""));
  }

  boolean knows(String code) {
    return byCode.containsKey(code.startsWith(PREFIX) ? code.substring(PREFIX.length()) : code);
  }

  private void add(List<String> cells) {
    String match = cells.get(0);
    Problem problem = Problem.valueOf(cells.get(1));
    Fate fate = Fate.valueOf(cells.get(2));
    if (match.charAt(0) == PHRASE) {
      byPhrase.add(new Row(match.substring(1), problem, fate, cells.get(3)));
    } else {
      byCode.put(match, new Row(match, problem, fate, cells.get(3)));
    }
  }
}

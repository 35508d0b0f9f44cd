package io.msksdk.changefeed.ticdc;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The documented errors, as rows of errors.tsv. */
final class ErrorTable {
  static final ErrorTable TICDC = read("errors.tsv");
  static final String PREFIX = "CDC:";

  private static final char PHRASE = '~';

  private final Map<String, Row> byCode = new LinkedHashMap<>();
  private final List<Row> byPhrase = new ArrayList<>();

  private record Row(String match, Problem problem, Fate fate, String remedy) {}

  private ErrorTable() {}

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

  private static ErrorTable read(String resource) {
    ErrorTable table = new ErrorTable();
    try (InputStream bytes =
            Objects.requireNonNull(ErrorTable.class.getResourceAsStream(resource));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  private void add(String line) {
    String[] cells = line.split("\t", -1);
    Problem problem = Problem.valueOf(cells[1]);
    Fate fate = Fate.valueOf(cells[2]);
    if (cells[0].charAt(0) == PHRASE) {
      byPhrase.add(new Row(cells[0].substring(1), problem, fate, cells[3]));
    } else {
      byCode.put(cells[0], new Row(cells[0], problem, fate, cells[3]));
    }
  }
}

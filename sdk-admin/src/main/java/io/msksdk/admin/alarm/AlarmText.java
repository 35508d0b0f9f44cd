package io.msksdk.admin.alarm;

import java.util.List;
import java.util.function.Function;

/** A pack as an aligned table. */
final class AlarmText {

  private AlarmText() {}

  static String of(AlarmPack pack) {
    int names = width(pack.alarms(), MskAlarm::name);
    int conditions = width(pack.alarms(), alarm -> alarm.rule().condition());
    StringBuilder text = new StringBuilder();
    for (MskAlarm alarm : pack.alarms()) {
      text.append(padded(alarm.name(), names))
          .append(padded(alarm.rule().condition(), conditions))
          .append(alarm.rule().meaning())
          .append('\n');
    }
    pack.leftOut()
        .forEach(
            (code, level) ->
                text.append("left out: ")
                    .append(code)
                    .append(", which needs monitoring level ")
                    .append(level)
                    .append('\n'));
    return text.toString();
  }

  private static int width(List<MskAlarm> alarms, Function<MskAlarm, String> column) {
    return alarms.stream().mapToInt(alarm -> column.apply(alarm).length()).max().orElse(0) + 2;
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}

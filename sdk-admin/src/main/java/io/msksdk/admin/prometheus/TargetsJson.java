package io.msksdk.admin.prometheus;

import io.msksdk.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Prometheus reads an array, which no JSON object is. */
final class TargetsJson {

  private TargetsJson() {}

  static String of(List<ExporterTarget> targets) {
    List<String> groups = new ArrayList<>();
    for (ExporterJob job : ExporterJob.values()) {
      List<String> addresses =
          targets.stream().filter(t -> t.job() == job).map(ExporterTarget::address).toList();
      if (!addresses.isEmpty()) {
        groups.add(
            JsonObject.builder()
                .object("labels", JsonObject.builder().text("job", job.label()).build())
                .texts("targets", addresses)
                .build()
                .pretty());
      }
    }
    return "[\n" + String.join(",\n", groups) + "\n]\n";
  }
}

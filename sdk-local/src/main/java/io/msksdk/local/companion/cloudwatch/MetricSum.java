package io.msksdk.local.companion.cloudwatch;

import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The one form of metric math that is built: metrics added up and taken away from each other. */
record MetricSum(List<Term> terms) {

  /** One metric of the sum. */
  record Term(MetricKey key, Statistic statistic, Duration period, int sign) {}

  /** Reads a list of queries of which one is returned: a metric, or the sum of others. */
  static MetricSum of(List<Members> queries) {
    Map<String, Members> byId = new HashMap<>();
    queries.forEach(query -> byId.put(query.text("Id"), query));
    List<Members> returned =
        queries.stream().filter(q -> !"false".equals(q.textOrNull("ReturnData"))).toList();
    if (returned.size() != 1 || byId.size() != queries.size()) {
      throw Refusal.of(
          400, "ValidationError", "Exactly one element of Metrics must have ReturnData true");
    }
    Members result = returned.get(0);
    return result.has("Expression")
        ? new MetricSum(terms(result.text("Expression"), byId))
        : new MetricSum(List.of(term(result, 1)));
  }

  private static List<Term> terms(String expression, Map<String, Members> byId) {
    List<Term> terms = new ArrayList<>();
    String compact = expression.replaceAll("\\s+", "");
    if (!compact.matches("[a-z]\\w*([+-][a-z]\\w*)*")) {
      throw Refusal.notBuilt("Metric math other than metrics added and subtracted");
    }
    for (String part : compact.split("(?=[+-])", -1)) {
      String id = part.replaceAll("^[+-]", "");
      Members query = byId.get(id);
      if (query == null || query.has("Expression")) {
        throw Refusal.of(400, "ValidationError", "Expression: no metric has the Id " + id);
      }
      terms.add(term(query, part.startsWith("-") ? -1 : 1));
    }
    return terms;
  }

  private static Term term(Members query, int sign) {
    Members stat = query.structure("MetricStat");
    return new Term(
        Shapes.key(stat.structure("Metric")),
        Statistic.named(stat.text("Stat")),
        Statistic.period(stat),
        sign);
  }

  List<MetricKey> keys() {
    return terms.stream().map(Term::key).toList();
  }

  Duration period() {
    return terms.get(0).period();
  }

  /** The sums of the periods that all metrics have values in. */
  SortedMap<Instant, Double> values(BiFunction<MetricKey, Duration, List<MetricPoint>> points) {
    SortedMap<Instant, Double> sums = new TreeMap<>();
    Map<Instant, Integer> present = new HashMap<>();
    for (Term term : terms) {
      Statistic.periods(points.apply(term.key(), term.period()), term.period())
          .forEach(
              (start, some) -> {
                double value = term.sign() * term.statistic().of().applyAsDouble(some);
                sums.merge(start, value, Double::sum);
                present.merge(start, 1, Integer::sum);
              });
    }
    sums.keySet().removeIf(start -> present.getOrDefault(start, 0) < terms.size());
    return sums;
  }
}

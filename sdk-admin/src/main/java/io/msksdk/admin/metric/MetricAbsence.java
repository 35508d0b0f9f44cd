package io.msksdk.admin.metric;

/**
 * Why a metric has no values.
 *
 * @param code a stable word for it, such as {@code level}
 * @param certain true when it is enough of an explanation, false when it is one possibility
 * @param reason the reason in words
 * @param remedy what to do, empty where nothing can be done
 */
public record MetricAbsence(String code, boolean certain, String reason, String remedy) {

  @Override
  public String toString() {
    return (certain ? "" : "perhaps: ") + reason + (remedy.isEmpty() ? "" : " " + remedy);
  }
}

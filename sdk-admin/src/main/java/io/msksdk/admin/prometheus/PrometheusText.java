package io.msksdk.admin.prometheus;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page in Prometheus's text format, version 0.0.4. Immutable. */
public final class PrometheusText {
  private final List<PrometheusSample> samples;

  private PrometheusText(List<PrometheusSample> samples) {
    this.samples = List.copyOf(samples);
  }

  /**
   * Reads a page. A line that is no sample is passed over: one bad line must not hide the others.
   *
   * @param text the page
   * @return its samples
   */
  public static PrometheusText parse(String text) {
    List<PrometheusSample> samples = new ArrayList<>();
    text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .forEach(line -> new Line(line).sample().ifPresent(samples::add));
    return new PrometheusText(samples);
  }

  /**
   * Returns the samples.
   *
   * @return in the order of the page, unmodifiable
   */
  public List<PrometheusSample> samples() {
    return samples;
  }

  /**
   * Returns the samples of one metric.
   *
   * @param name the metric's name, whatever its case: MSK's exporter versions differ in it
   * @return in the order of the page, unmodifiable
   */
  public List<PrometheusSample> named(String name) {
    return samples.stream().filter(sample -> sample.name().equalsIgnoreCase(name)).toList();
  }

  /** Reads one line from left to right. */
  private static final class Line {
    private final String text;
    private int at;

    Line(String text) {
      this.text = text.strip();
    }

    Optional<PrometheusSample> sample() {
      String name = until("{ \t");
      Map<String, String> labels = new HashMap<>();
      if (name.isEmpty() || (at < text.length() && text.charAt(at) == '{' && !labels(labels))) {
        return Optional.empty();
      }
      String[] rest = text.substring(at).strip().split("\\s+", -1);
      return number(rest[0]).map(value -> new PrometheusSample(name, labels, value));
    }

    private String until(String ends) {
      int start = at;
      while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at);
    }

    /** False for a line that breaks off. */
    private boolean labels(Map<String, String> labels) {
      at++;
      while (at < text.length() && text.charAt(at) != '}') {
        String label = until("=}").strip();
        at = text.indexOf('"', at);
        if (at < 0) {
          return false;
        }
        at++;
        labels.put(label, value());
        at++;
        while (at < text.length() && ", ".indexOf(text.charAt(at)) >= 0) {
          at++;
        }
      }
      boolean closed = at < text.length();
      at++;
      return closed;
    }

    private String value() {
      StringBuilder value = new StringBuilder();
      while (at < text.length() && text.charAt(at) != '"') {
        char next = text.charAt(at);
        if (next == '\\' && at + 1 < text.length()) {
          at++;
          next = text.charAt(at) == 'n' ? '\n' : text.charAt(at);
        }
        value.append(next);
        at++;
      }
      return value.toString();
    }

    private static Optional<Double> number(String text) {
      try {
        return switch (text) {
          case "+Inf" -> Optional.of(Double.POSITIVE_INFINITY);
          case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
          default -> Optional.of(Double.valueOf(text));
        };
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}

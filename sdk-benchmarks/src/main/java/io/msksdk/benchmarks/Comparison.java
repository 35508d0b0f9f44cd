package io.msksdk.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/**
 * One row: what is measured, and how its figures are to be read.
 *
 * @param name the row's name
 * @param unit the unit of both figures
 * @param better which figure is the better one
 * @param measurement takes the figures
 */
record Comparison(String name, String unit, Better better, Measurement measurement) {

  /** Which of two figures is the better one. */
  enum Better {
    LOWER,
    HIGHER
  }

  /** Takes the figures of one row, warm-up included. */
  @FunctionalInterface
  interface Measurement {
    Figures take() throws Exception;
  }

  /** What was measured; a row without a peer has no figure of one. */
  record Figures(double ours, OptionalDouble peer) {
    static Figures ofOurs(double ours) {
      return new Figures(ours, OptionalDouble.empty());
    }

    static Figures of(double ours, double peer) {
      return new Figures(ours, OptionalDouble.of(peer));
    }
  }

  static Comparison lowerIsBetter(String name, String unit, Measurement measurement) {
    return new Comparison(name, unit, Better.LOWER, measurement);
  }

  static Comparison higherIsBetter(String name, String unit, Measurement measurement) {
    return new Comparison(name, unit, Better.HIGHER, measurement);
  }

  /** Takes the figures and writes the row. */
  String row() throws Exception {
    Figures figures = measurement.take();
    String ours = decimals(3, figures.ours());
    if (figures.peer().isEmpty()) {
      return String.join("\t", name, ours, "-", unit, "-");
    }
    double peer = figures.peer().getAsDouble();
    double ratio = better == Better.LOWER ? peer / figures.ours() : figures.ours() / peer;
    return String.join("\t", name, ours, decimals(3, peer), unit, decimals(2, ratio));
  }

  private static String decimals(int count, double figure) {
    return String.format(Locale.ROOT, "%." + count + "f", figure);
  }
}

package io.msksdk.admin.lag;

import static java.util.Objects.requireNonNull;

/**
 * How long ago the topic reached the committed offset, interpolated between the ends seen in
 * earlier rounds. Needs no reading; says nothing about times before the first round, but a bound.
 *
 * @param figure the age
 */
public record ProduceAge(Estimate figure) {
  /**
   * Checks that nothing is missing.
   *
   * @param figure the age
   */
  public ProduceAge {
    requireNonNull(figure, "figure");
  }
}

package io.msksdk.replication.doctor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The checks for a symptom, in the order of the guide. Immutable.
 *
 * @param symptom the symptom
 * @param examinations every check, with its evidence
 */
public record Diagnosis(Symptom symptom, List<Examination> examinations) {

  /**
   * Copies the list.
   *
   * @param symptom the symptom
   * @param examinations every check, with its evidence
   */
  public Diagnosis {
    examinations = List.copyOf(examinations);
  }

  /**
   * Returns what explains the symptom, the first check first.
   *
   * @return the causes, unmodifiable
   */
  public List<Examination> causes() {
    return with(Verdict.CAUSE);
  }

  /**
   * Returns the first cause in the guide's order.
   *
   * @return the cause to look after first, empty when no check found one
   */
  public Optional<Examination> cause() {
    return causes().stream().findFirst();
  }

  /**
   * Returns the checks that could not be made.
   *
   * @return the checks, each with what it needs; unmodifiable
   */
  public List<Examination> unknown() {
    return with(Verdict.UNKNOWN);
  }

  private List<Examination> with(Verdict verdict) {
    return examinations.stream().filter(e -> e.verdict() == verdict).toList();
  }

  /** Returns the symptom and the checks, one a line. */
  @Override
  public String toString() {
    return examinations.stream()
        .map(Examination::toString)
        .collect(Collectors.joining("\n  ", symptom + "\n  ", ""));
  }
}

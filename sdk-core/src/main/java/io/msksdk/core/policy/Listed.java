package io.msksdk.core.policy;

import java.util.List;

/**
 * An element that is written in one of two ways: with what it covers ({@code Action}) or with what
 * it leaves out ({@code NotAction}). Neither list is filled when the element is absent.
 */
record Listed<T>(List<T> listed, List<T> leftOut) {

  static <T> Listed<T> of(List<T> values) {
    return new Listed<>(List.copyOf(values), List.of());
  }

  static <T> Listed<T> allBut(List<T> values) {
    return new Listed<>(List.of(), List.copyOf(values));
  }

  static <T> Listed<T> none() {
    return new Listed<>(List.of(), List.of());
  }

  boolean isAbsent() {
    return listed.isEmpty() && leftOut.isEmpty();
  }

  boolean isNegated() {
    return !leftOut.isEmpty();
  }

  /** What is written, in whichever of the two ways. */
  List<T> values() {
    return isNegated() ? leftOut : listed;
  }
}

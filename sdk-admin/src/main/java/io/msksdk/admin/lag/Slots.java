package io.msksdk.admin.lag;

import java.util.Arrays;

/**
 * Numbers what is remembered, so that what is dropped leaves its number to what comes next. Written
 * under these numbers, a compacted topic keeps what is remembered and little else. Not thread-safe.
 */
final class Slots {
  /** Those in use in the order of what they stand for, then those that are free. */
  private final int[] numbers;

  private final boolean[] unsaved;

  Slots(int most) {
    numbers = new int[most];
    Arrays.setAll(numbers, i -> i);
    unsaved = new boolean[most];
  }

  /** Gives the next one its number. */
  void take(int size) {
    unsaved[numbers[size]] = true;
  }

  /** Gives one that was saved before its old number, or a new one when that is not free. */
  void restore(int size, int number) {
    for (int i = size; i < numbers.length; i++) {
      if (numbers[i] == number) {
        numbers[i] = numbers[size];
        numbers[size] = number;
        return;
      }
    }
    take(size);
  }

  /** Frees the number of the last one, to be taken next. */
  void dropLast(int size) {
    unsaved[numbers[size - 1]] = false;
  }

  /** Frees a number, to be taken when no other is free. */
  void drop(int index) {
    int number = numbers[index];
    System.arraycopy(numbers, index + 1, numbers, index, numbers.length - index - 1);
    numbers[numbers.length - 1] = number;
    unsaved[number] = false;
  }

  void changed(int index) {
    unsaved[numbers[index]] = true;
  }

  int at(int index) {
    return numbers[index];
  }

  boolean unsaved(int index) {
    return unsaved[numbers[index]];
  }

  void saved() {
    Arrays.fill(unsaved, false);
  }
}

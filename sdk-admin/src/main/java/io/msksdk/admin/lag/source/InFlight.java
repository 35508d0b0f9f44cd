package io.msksdk.admin.lag.source;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Cuts work into chunks and keeps a bounded number of them with the brokers. */
final class InFlight {
  private final int chunk;
  private final int most;

  InFlight(int chunk, int most) {
    this.chunk = chunk;
    this.most = most;
  }

  /** Sends each chunk and takes the answers in the order they were sent. */
  <T, A> void run(List<T> work, Function<List<T>, A> send, Consumer<A> take) {
    Deque<A> sent = new ArrayDeque<>();
    for (List<T> part : chunks(work)) {
      if (sent.size() == most) {
        take.accept(sent.removeFirst());
      }
      sent.addLast(send.apply(part));
    }
    sent.forEach(take);
  }

  private <T> List<List<T>> chunks(List<T> work) {
    List<List<T>> chunks = new ArrayList<>();
    for (int from = 0; from < work.size(); from += chunk) {
      chunks.add(work.subList(from, Math.min(work.size(), from + chunk)));
    }
    return chunks;
  }
}

package io.msksdk.changefeed.codec.canal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Room to work in that is used again, so that a long text costs no more than itself. Thread-safe:
 * who finds it taken makes its own.
 */
final class Room {
  private static final int LARGEST = 1 << 20;

  private final AtomicReference<byte @Nullable []> free = new AtomicReference<>();

  byte[] take(int length) {
    byte[] room = free.getAndSet(null);
    return room != null && room.length >= length ? room : new byte[length];
  }

  void giveBack(byte[] room) {
    if (room.length <= LARGEST) {
      free.set(room);
    }
  }
}

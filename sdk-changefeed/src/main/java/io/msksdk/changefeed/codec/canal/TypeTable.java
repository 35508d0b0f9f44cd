package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.Words;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a table's columns, shared by all messages that list the same ones. TiCDC lists them
 * in another order in every message, so each member is found by a hash of its bytes and compared
 * with what was read before; only a member that differs makes a message be read anew.
 */
final class TypeTable {
  /** Members are at least this long, quotes and colon included, so that a word can be read. */
  private static final int SHORTEST = Long.BYTES;

  private static final int MOST_MEMBERS = 1024;

  private static final class Joined {
    final ColumnNames names;
    final @Nullable MysqlType[] types;

    Joined(ColumnNames names, @Nullable MysqlType[] types) {
      this.names = names;
      this.types = types;
    }
  }

  private final Map<String, MysqlType> types;

  /** Each {@code "name":"type"} as it was in the message, or none when they cannot be found. */
  private final byte[][] members;

  /** The first and the last eight bytes of each, which overlap in most. */
  private final long[] firsts;

  private final long[] lasts;

  /** One more than the place of a member, by its hash; 0 for a free slot. */
  private final int[] slots;

  /** The types in the order of the columns that asked last: those of data and those of old. */
  private volatile @Nullable Joined joined;

  private volatile @Nullable Joined joinedBefore;

  TypeTable(Map<String, MysqlType> types, byte[][] members) {
    this.types = types;
    boolean findable =
        members.length <= MOST_MEMBERS
            && Arrays.stream(members).allMatch(m -> m.length >= SHORTEST);
    this.members = findable ? members : new byte[0][];
    this.firsts = new long[this.members.length];
    this.lasts = new long[this.members.length];
    this.slots = new int[Integer.highestOneBit(Math.max(1, this.members.length)) * 4];
    for (int i = 0; i < this.members.length; i++) {
      firsts[i] = Words.at(this.members[i], 0);
      lasts[i] = Words.at(this.members[i], this.members[i].length - Long.BYTES);
      int slot = hash(this.members[i], 0) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
  }

  @Nullable MysqlType type(String column) {
    return types.get(column);
  }

  /** The types by position; one is null where the message lists none. */
  @Nullable MysqlType[] types(ColumnNames names) {
    Joined last = joined;
    if (last != null && last.names == names) {
      return last.types;
    }
    Joined before = joinedBefore;
    joinedBefore = last;
    last = before;
    if (last == null || last.names != names) {
      @Nullable MysqlType[] inOrder = new MysqlType[names.size()];
      for (int i = 0; i < inOrder.length; i++) {
        inOrder[i] = types.get(names.name(i));
      }
      last = new Joined(names, inOrder);
    }
    joined = last;
    return last.types;
  }

  /**
   * Says where an object ends that has exactly these members, in any order and without white space.
   *
   * @return the place after the closing brace, or -1 for any other object
   */
  int end(byte[] bytes, int start) {
    int count = members.length;
    if (count == 0 || bytes[start] != '{') {
      return -1;
    }
    long[] seen = new long[(count + Long.SIZE - 1) / Long.SIZE];
    int p = start + 1;
    for (int i = 0; i < count; i++) {
      int found = find(bytes, p);
      if (found < 0 || (seen[found >>> 6] & (1L << found)) != 0) {
        return -1;
      }
      seen[found >>> 6] |= 1L << found;
      p += members[found].length;
      if (p >= bytes.length || bytes[p] != (i + 1 < count ? ',' : '}')) {
        return -1;
      }
      p++;
    }
    return p;
  }

  private int find(byte[] bytes, int p) {
    if (bytes.length - p < SHORTEST) {
      return -1;
    }
    long first = Words.at(bytes, p);
    int slot = hash(bytes, p) & (slots.length - 1);
    while (slots[slot] != 0) {
      int found = slots[slot] - 1;
      if (firsts[found] == first && is(members[found], lasts[found], bytes, p)) {
        return found;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  /** Compares all but the first eight bytes. */
  private static boolean is(byte[] member, long last, byte[] bytes, int p) {
    int stop = p + member.length;
    if (stop > bytes.length || Words.at(bytes, stop - Long.BYTES) != last) {
      return false;
    }
    int middle = member.length - Long.BYTES;
    return middle <= Long.BYTES
        || Arrays.equals(member, Long.BYTES, middle, bytes, p + Long.BYTES, p + middle);
  }

  /** Of the first and the last eight bytes up to the quote that ends the name. */
  private static int hash(byte[] bytes, int p) {
    int quote = quote(bytes, p + 1);
    long first = Words.at(bytes, p);
    long end = quote - p < Long.BYTES ? 0 : Words.at(bytes, quote - Long.BYTES + 1);
    long mixed = first * 0x9E3779B97F4A7C15L + end * 0xC2B2AE3D27D4EB4FL + (quote - p);
    return (int) ((mixed ^ (mixed >>> 32)) >>> 8);
  }

  private static int quote(byte[] bytes, int from) {
    int p = from;
    while (p <= bytes.length - Long.BYTES) {
      long found = Words.marks(Words.at(bytes, p), '"');
      if (found != 0) {
        return p + Words.before(found);
      }
      p += Long.BYTES;
    }
    while (p < bytes.length - 1 && bytes[p] != '"') {
      p++;
    }
    return p;
  }
}

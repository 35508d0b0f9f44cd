package io.msksdk.changefeed.codec.canal;

import io.msksdk.changefeed.codec.MysqlType;
import io.msksdk.changefeed.codec.internal.Words;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The types of a table's columns, shared by all messages that list the same ones. TiCDC lists them
 * in another order in every message, so each member is found by a word of its bytes and compared
 * with what was read before; only a member that differs makes a message be read anew.
 */
final class TypeTable {
  /** Members are at least this long, quotes and colon included, so that a word can be read. */
  private static final int SHORTEST = Long.BYTES;

  private static final int MOST_MEMBERS = 1024;

  /** How far into the members a word is looked for that tells them apart. */
  private static final int FURTHEST = 16;

  private static final long[] NONE = {};

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
  private final Token[] members;

  /** One more than the place of a member, by its hash; 0 for a free slot. */
  private final int[] slots;

  /** How many bytes every member has. */
  private final int shortest;

  /** Where in a member the word is that no other one has there, or -1. */
  private final int telling;

  /** The types in the order of the columns that asked last: those of data and those of old. */
  private volatile @Nullable Joined joined;

  private volatile @Nullable Joined joinedBefore;

  TypeTable(Map<String, MysqlType> types, byte[][] members) {
    this.types = types;
    boolean findable =
        members.length <= MOST_MEMBERS
            && Arrays.stream(members).allMatch(m -> m.length >= SHORTEST);
    byte[][] found = findable ? members : new byte[0][];
    this.members = Arrays.stream(found).map(Token::exactly).toArray(Token[]::new);
    this.slots = new int[Integer.highestOneBit(Math.max(1, found.length)) * 4];
    this.shortest = Arrays.stream(found).mapToInt(m -> m.length).min().orElse(0);
    this.telling = telling(found, Math.min(FURTHEST, shortest - SHORTEST));
    for (int i = 0; i < found.length; i++) {
      int slot = hash(found[i], 0) & (slots.length - 1);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
  }

  private static int telling(byte[][] members, int furthest) {
    for (int at = 0; at <= furthest; at++) {
      int place = at;
      if (Arrays.stream(members).mapToLong(m -> Words.at(m, place)).distinct().count()
          == members.length) {
        return at;
      }
    }
    return -1;
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
    if (count == 0 || start >= bytes.length || bytes[start] != '{') {
      return -1;
    }
    long seen = 0;
    long[] seenLater = count <= Long.SIZE ? NONE : new long[(count - 1) / Long.SIZE];
    int p = start + 1;
    for (int i = 0; i < count; i++) {
      int found = find(bytes, p);
      if (found < 0) {
        return -1;
      }
      long bit = 1L << found;
      int later = (found >>> 6) - 1;
      if (((later < 0 ? seen : seenLater[later]) & bit) != 0) {
        return -1;
      }
      if (later < 0) {
        seen |= bit;
      } else {
        seenLater[later] |= bit;
      }
      p += members[found].length();
      if (p >= bytes.length || bytes[p] != (i + 1 < count ? ',' : '}')) {
        return -1;
      }
      p++;
    }
    return p;
  }

  private int find(byte[] bytes, int p) {
    if (bytes.length - p < shortest) {
      return -1;
    }
    int slot = hash(bytes, p) & (slots.length - 1);
    while (slots[slot] != 0) {
      int found = slots[slot] - 1;
      if (members[found].isAt(bytes, p)) {
        return found;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return -1;
  }

  private int hash(byte[] bytes, int p) {
    return telling < 0 ? hashOfName(bytes, p) : mixed(Words.at(bytes, p + telling));
  }

  /** Of the first and the last eight bytes up to the quote that ends the name. */
  private static int hashOfName(byte[] bytes, int p) {
    int quote = quote(bytes, p + 1);
    long end = quote - p < Long.BYTES ? 0 : Words.at(bytes, quote - Long.BYTES + 1);
    return mixed(Long.rotateLeft(Words.at(bytes, p), 7) ^ (end + quote - p));
  }

  private static int mixed(long word) {
    return (int) ((word * 0x9E3779B97F4A7C15L) >>> 40);
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

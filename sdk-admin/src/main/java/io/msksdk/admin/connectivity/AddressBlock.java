package io.msksdk.admin.connectivity;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A block of addresses in CIDR notation. Texts that are no addresses are told apart first, since
 * the JDK's reader would ask the name service about them.
 *
 * @param bits how long its addresses are: 32 or 128
 * @param first its first address
 * @param prefix how many bits all of its addresses share
 */
record AddressBlock(int bits, BigInteger first, int prefix) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");
  private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");

  /** Reads a block; an address alone is a block of one. */
  static Optional<AddressBlock> parse(String text) {
    int slash = text.indexOf('/');
    Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    int bits = address.get().length * Byte.SIZE;
    String prefix = slash < 0 ? String.valueOf(bits) : text.substring(slash + 1);
    if (!PREFIX.matcher(prefix).matches() || Integer.parseInt(prefix) > bits) {
      return Optional.empty();
    }
    return Optional.of(
        new AddressBlock(bits, new BigInteger(1, address.get()), Integer.parseInt(prefix)));
  }

  private static Optional<byte[]> address(String text) {
    if (!ADDRESS.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Says whether a block lies in this one. */
  boolean contains(AddressBlock other) {
    int free = bits - prefix;
    return bits == other.bits
        && other.prefix >= prefix
        && first.shiftRight(free).equals(other.first.shiftRight(free));
  }
}

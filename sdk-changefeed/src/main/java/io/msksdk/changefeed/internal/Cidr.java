package io.msksdk.changefeed.internal;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IPv4 addresses.
 *
 * @param first its first address as a number
 * @param prefix how many bits its addresses share
 */
public record Cidr(int first, int prefix) {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");
  private static final int BITS = 32;
  private static final int OCTET = 255;

  /**
   * Reads a range or one address.
   *
   * @param text such as {@code 10.0.0.0/16} or {@code 10.0.0.10}
   * @return the range
   * @throws InvalidSpecException when it is not of this form, or begins within itself
   */
  public static Cidr parse(String text) {
    Matcher parts = FORM.matcher(text);
    int prefix =
        parts.matches() && parts.group(5) != null ? Integer.parseInt(parts.group(5)) : BITS;
    if (!parts.matches() || prefix > BITS) {
      throw refused(text);
    }
    int first = 0;
    for (int i = 1; i <= 4; i++) {
      int octet = Integer.parseInt(parts.group(i));
      if (octet > OCTET) {
        throw refused(text);
      }
      first = first << 8 | octet;
    }
    if ((first & ~mask(prefix)) != 0) {
      throw refused(text);
    }
    return new Cidr(first, prefix);
  }

  private static InvalidSpecException refused(String text) {
    return InvalidSpecException.of(
        Finding.error("changefeed.cidr", "cidr", text, "such as 10.0.0.0/16"));
  }

  private static int mask(int prefix) {
    return prefix == 0 ? 0 : -1 << (BITS - prefix);
  }

  /**
   * Says whether every address of another range is in this one.
   *
   * @param other the other range
   * @return whether it is
   */
  public boolean contains(Cidr other) {
    return other.prefix >= prefix && (other.first & mask(prefix)) == first;
  }

  /**
   * Splits the range into equal ones.
   *
   * @param bits how many more bits the addresses of each share
   * @return all of them in order
   */
  public List<Cidr> split(int bits) {
    List<Cidr> parts = new ArrayList<>();
    int newPrefix = prefix + bits;
    for (int i = 0; i < 1 << bits; i++) {
      parts.add(new Cidr(first | i << (BITS - newPrefix), newPrefix));
    }
    return List.copyOf(parts);
  }

  @Override
  public String toString() {
    return (first >>> 24)
        + ("." + (first >>> 16 & OCTET) + "." + (first >>> 8 & OCTET))
        + ("." + (first & OCTET) + "/" + prefix);
  }
}

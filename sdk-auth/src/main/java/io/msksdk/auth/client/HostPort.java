package io.msksdk.auth.client;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A broker's address. The host is a name, an IPv4 address or an IPv6 address in brackets. */
record HostPort(String host, int port) implements Comparable<HostPort> {
  private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
  private static final Pattern FORM =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]{2,45}]|" + LABEL + "(?:\\." + LABEL + ")*)\\.?:([0-9]{1,5})");
  private static final int LONGEST_HOST = 253;
  private static final int LAST_PORT = 65535;
  private static final Comparator<HostPort> ORDER =
      Comparator.comparing(HostPort::host).thenComparingInt(HostPort::port);

  /** Empty for everything that is not {@code host:port}. */
  static Optional<HostPort> parse(String text) {
    if (text.length() > LONGEST_HOST + 7) {
      return Optional.empty();
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int port = Integer.parseInt(form.group(2));
    return port < 1 || port > LAST_PORT
        ? Optional.empty()
        : Optional.of(new HostPort(form.group(1).toLowerCase(Locale.ROOT), port));
  }

  @Override
  public int compareTo(HostPort other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}

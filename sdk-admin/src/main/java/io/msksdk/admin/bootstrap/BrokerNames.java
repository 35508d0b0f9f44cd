package io.msksdk.admin.bootstrap;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How MSK names the brokers of one access: {@code b-<id>}, perhaps {@code -public}, and what they
 * all share (Amazon MSK Developer Guide, "Getting the bootstrap brokers").
 *
 * @param label what follows the id, empty or such as {@code -public}
 * @param rest the shared part of the name with the port
 */
record BrokerNames(String label, String rest) {
  private static final Pattern FORM = Pattern.compile("b-(\\d+)(-[a-z0-9]+)?(\\..+:\\d+)");

  /** The pattern all of them follow, empty when there is none. */
  static Optional<BrokerNames> of(List<String> servers) {
    List<Optional<BrokerNames>> patterns =
        servers.stream().map(BrokerNames::of).distinct().toList();
    return patterns.size() == 1 ? patterns.get(0) : Optional.empty();
  }

  private static Optional<BrokerNames> of(String server) {
    Matcher form = FORM.matcher(server);
    return form.matches()
        ? Optional.of(new BrokerNames(form.group(2) == null ? "" : form.group(2), form.group(3)))
        : Optional.empty();
  }

  String server(int id) {
    return "b-" + id + label + rest;
  }

  boolean matches(String server) {
    return of(server).filter(this::equals).isPresent();
  }
}

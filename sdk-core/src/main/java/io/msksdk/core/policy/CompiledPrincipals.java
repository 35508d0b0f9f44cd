package io.msksdk.core.policy;

import java.util.List;

/** The {@code Principal} or {@code NotPrincipal} of a statement. */
final class CompiledPrincipals {
  private final List<Entry> entries;
  private final boolean negated;

  private record Entry(Principal written, CallerIdentity identity) {}

  private CompiledPrincipals(List<Entry> entries, boolean negated) {
    this.entries = entries;
    this.negated = negated;
  }

  static CompiledPrincipals of(Listed<Principal> principals) {
    List<Entry> entries =
        principals.values().stream()
            .map(principal -> new Entry(principal, CallerIdentity.of(principal.id())))
            .toList();
    return new CompiledPrincipals(entries, principals.isNegated());
  }

  PrincipalMatch match(CallerIdentity caller) {
    PrincipalMatch best = PrincipalMatch.NONE;
    for (Entry entry : entries) {
      PrincipalMatch match = match(entry, caller);
      best = match.compareTo(best) > 0 ? match : best;
    }
    if (negated) {
      return best == PrincipalMatch.NONE ? PrincipalMatch.DIRECT : PrincipalMatch.NONE;
    }
    return best;
  }

  private static PrincipalMatch match(Entry entry, CallerIdentity caller) {
    String id = entry.written().id();
    if (id.equals(Principal.ANYONE) || id.equals(caller.text())) {
      return PrincipalMatch.DIRECT;
    }
    if (!entry.written().type().equals(Principal.AWS)) {
      return PrincipalMatch.NONE;
    }
    if (caller.standsFor(entry.identity())) {
      return PrincipalMatch.DIRECT;
    }
    boolean root = entry.identity().type().equals("root");
    String account = root ? entry.identity().account() : id;
    return !caller.account().isEmpty() && account.equals(caller.account())
        ? PrincipalMatch.ACCOUNT
        : PrincipalMatch.NONE;
  }
}

package io.msksdk.admin.lag.source;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which groups are looked at. */
final class GroupFilter {
  private final List<String> globs;
  private final List<Pattern> patterns;
  private final Predicate<String> chosen;
  private final Set<GroupType> types;
  private final Set<GroupState> states;

  GroupFilter(
      List<String> globs, Predicate<String> chosen, Set<GroupType> types, Set<GroupState> states) {
    this.globs = List.copyOf(globs);
    this.patterns = globs.stream().map(GroupFilter::pattern).toList();
    this.chosen = chosen;
    this.types = Set.copyOf(types);
    this.states = Set.copyOf(states);
  }

  boolean accepts(String group, GroupType type, GroupState state) {
    return (types.isEmpty() || types.contains(type))
        && (states.isEmpty() || states.contains(state))
        && named(group)
        && chosen.test(group);
  }

  /** Names without a wildcard: these are asked for even when a listing does not show them. */
  List<String> literals() {
    return globs.stream()
        .filter(glob -> !glob.contains("*") && !glob.contains("?"))
        .filter(chosen)
        .toList();
  }

  /** Whether groups are chosen by more than their names, so that a listing must confirm them. */
  boolean byTypeOrState() {
    return !types.isEmpty() || !states.isEmpty();
  }

  private boolean named(String group) {
    return patterns.isEmpty()
        || patterns.stream().anyMatch(pattern -> pattern.matcher(group).matches());
  }

  private static Pattern pattern(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      switch (glob.charAt(i)) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(glob.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}

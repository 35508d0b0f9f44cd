package io.msksdk.core.policy;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One condition, its operator taken apart and its values read. */
final class CompiledCondition {
  private static final String ALL = "forallvalues:";
  private static final String ANY = "foranyvalue:";
  private static final String IF_EXISTS = "ifexists";
  private static final String NULL = "null";

  private final Condition written;
  private final String key;
  private final Name name;
  private final List<Comparison> comparisons;
  private final boolean wantsAbsent;
  private final boolean wantsPresent;

  /** An operator's name in lower case, without what stands around it. */
  private record Name(String set, String base, boolean ifExists, @Nullable Operator operator) {

    static Name of(String text) {
      String base = text.toLowerCase(Locale.ROOT);
      String set = base.startsWith(ALL) ? ALL : base.startsWith(ANY) ? ANY : "";
      base = base.substring(set.length());
      boolean ifExists = base.endsWith(IF_EXISTS);
      base = ifExists ? base.substring(0, base.length() - IF_EXISTS.length()) : base;
      return new Name(set, base, ifExists, Operator.named(base));
    }

    boolean isNull() {
      return base.equals(NULL) && !ifExists;
    }
  }

  private CompiledCondition(Condition written, Name name, List<Comparison> comparisons) {
    this.written = written;
    this.key = written.key().toLowerCase(Locale.ROOT);
    this.name = name;
    this.comparisons = comparisons;
    this.wantsAbsent = written.values().stream().anyMatch("true"::equalsIgnoreCase);
    this.wantsPresent = written.values().stream().anyMatch("false"::equalsIgnoreCase);
  }

  static CompiledCondition of(Condition condition, boolean variables) {
    Name name = Name.of(condition.operator());
    Operator operator = name.operator();
    List<Comparison> comparisons =
        operator == null
            ? List.of()
            : condition.values().stream()
                .map(value -> operator.reader().read(value, variables))
                .toList();
    return new CompiledCondition(condition, name, comparisons);
  }

  static boolean isKnown(String operator) {
    Name name = Name.of(operator);
    return name.isNull() || name.operator() != null;
  }

  Condition written() {
    return written;
  }

  /** Says whether the context has the key at all. */
  boolean isPresent(RequestContext context) {
    return context.lookUp(key) != null;
  }

  boolean holds(RequestContext context) {
    ContextValue value = context.lookUp(key);
    if (name.isNull()) {
      return value == null ? wantsAbsent : wantsPresent;
    }
    Operator operator = name.operator();
    if (operator == null) {
      return false;
    }
    if (value == null) {
      return holdsWithoutKey(operator);
    }
    return switch (name.set()) {
      case ALL -> value.values().stream().allMatch(each -> holds(operator, each, context));
      case ANY -> value.values().stream().anyMatch(each -> holds(operator, each, context));
      default -> !value.multiple() && holds(operator, value.single(), context);
    };
  }

  private boolean holdsWithoutKey(Operator operator) {
    return switch (name.set()) {
      case ALL -> true;
      case ANY -> false;
      default -> name.ifExists() || operator.negated();
    };
  }

  /** One value has to fit; of a negated operator every one has to differ. */
  private boolean holds(Operator operator, String value, RequestContext context) {
    Comparison.Outcome ends =
        operator.negated() ? Comparison.Outcome.DIFFERS : Comparison.Outcome.FITS;
    for (Comparison comparison : comparisons) {
      boolean wanted = comparison.compare(value, context) == ends;
      if (wanted != operator.negated()) {
        return wanted;
      }
    }
    return operator.negated();
  }
}

package io.msksdk.local.replicate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.connect.mirror.GroupFilter;
import org.jspecify.annotations.Nullable;

/**
 * The groups of a replicator, by its regular expressions; MirrorMaker's own filter cuts its list at
 * commas, which expressions may contain. Made by MirrorMaker, by class name.
 */
public final class GroupPatterns implements GroupFilter {
  static final String INCLUDE = "msk.local.groups.include";
  static final String EXCLUDE = "msk.local.groups.exclude";

  private List<Pattern> include = List.of();
  private List<Pattern> exclude = List.of();

  /** Made by MirrorMaker, by class name. */
  public GroupPatterns() {}

  @Override
  public void configure(Map<String, ?> properties) {
    include = patterns(properties.get(INCLUDE));
    exclude = patterns(properties.get(EXCLUDE));
  }

  @Override
  public boolean shouldReplicateGroup(String group) {
    return matches(include, group) && !matches(exclude, group);
  }

  static String joined(List<String> expressions) {
    return String.join("\n", expressions);
  }

  private static List<Pattern> patterns(@Nullable Object joined) {
    return Arrays.stream((joined instanceof String text ? text : "").split("\n", -1))
        .filter(expression -> !expression.isEmpty())
        .map(Pattern::compile)
        .toList();
  }

  private static boolean matches(List<Pattern> patterns, String group) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(group).matches());
  }
}

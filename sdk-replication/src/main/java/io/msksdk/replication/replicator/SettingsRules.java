package io.msksdk.replication.replicator;

import io.msksdk.core.catalogue.Limits;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What filters of topics and groups may be (Amazon MSK API Reference, "TopicReplication" and
 * "ConsumerGroupReplication"; Amazon MSK Developer Guide, "Create an MSK Replicator").
 */
final class SettingsRules {

  private SettingsRules() {}

  static void check(ReplicationSettings settings, Findings findings) {
    findings.add(someTopic(settings.topics()));
    findings.addAll(expressions("topics", settings.topics(), "replicatorTopicExpression"));
    findings.addAll(expressions("groups", settings.groups(), "replicatorGroupExpression"));
    findings.add(noGroup(settings.groups()));
    findings.add(offsetsWithoutGroups(settings));
  }

  private static @Nullable Finding someTopic(NameFilter topics) {
    return topics.included().isEmpty()
        ? Finding.error("replicator.topics", "topics", null, "at least one regular expression")
        : null;
  }

  private static @Nullable Finding noGroup(NameFilter groups) {
    return groups.included().isEmpty()
        ? Finding.warning("replicator.groups", "groups", "none", "at least one regular expression")
            .advising("Without one no consumer group is replicated; a failover needs its offsets.")
        : null;
  }

  private static @Nullable Finding offsetsWithoutGroups(ReplicationSettings settings) {
    return !settings.groups().included().isEmpty() && !settings.groupOffsets()
        ? Finding.warning("replicator.offsets", "groupOffsets", false, "true for a failover")
            .advising("Without offsets, groups do not go on where they stopped.")
        : null;
  }

  private static List<Finding> expressions(String property, NameFilter filter, String limit) {
    long longest = Limits.published().value(limit);
    return Stream.concat(
            all(property, filter.included(), longest),
            all("exclude" + capital(property), filter.excluded(), longest))
        .toList();
  }

  private static Stream<Finding> all(String property, List<String> expressions, long longest) {
    return expressions.stream()
        .flatMap(text -> Stream.of(tooLong(property, text, longest), broken(property, text)))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> tooLong(String property, String text, long longest) {
    return text.isEmpty() || text.length() > longest
        ? Optional.of(
            Finding.error(
                "replicator.expression-length",
                property,
                text.isEmpty() ? "an empty expression" : text.length() + " characters",
                "1 to " + longest + " characters"))
        : Optional.empty();
  }

  private static Optional<Finding> broken(String property, String text) {
    try {
      Pattern unused = Pattern.compile(text);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(
          Finding.error("replicator.expression", property, text, "a regular expression")
              .advising(e.getDescription() + "."));
    }
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}

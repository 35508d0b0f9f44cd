package io.msksdk.admin.plan;

import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.operation.OperationSnapshot;
import io.msksdk.core.runbook.Effect;
import io.msksdk.core.runbook.RunbookStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The tags a plan sets, or those it removes; the service has a call for either. Tags are no
 * operation of MSK: they hold as soon as the call has answered.
 */
record TagStep(MskClusterArn cluster, PlanParts parts, Map<String, String> set, Set<String> removed)
    implements RunbookStep {

  static List<TagStep> of(PlanDefinition plan, PlanParts parts) {
    Map<String, String> before = plan.from().tags();
    Map<String, String> after = plan.to().tags();
    Map<String, String> set = new TreeMap<>(after);
    set.entrySet().removeIf(tag -> tag.getValue().equals(before.get(tag.getKey())));
    Map<String, String> gone = new TreeMap<>(before);
    gone.keySet().removeAll(after.keySet());
    List<TagStep> steps = new ArrayList<>();
    // what goes makes room first: there is a limit of tags
    if (!gone.isEmpty()) {
      steps.add(new TagStep(plan.cluster(), parts, Map.of(), Set.copyOf(gone.keySet())));
    }
    if (!set.isEmpty()) {
      steps.add(new TagStep(plan.cluster(), parts, Map.copyOf(set), Set.of()));
    }
    return steps;
  }

  @Override
  public String id() {
    return removed.isEmpty() ? "tags-set" : "tags-removed";
  }

  @Override
  public String title() {
    return removed.isEmpty()
        ? "tags: set " + new TreeMap<>(set)
        : "tags: remove " + removed.stream().sorted().toList();
  }

  @Override
  public Set<Effect> effects() {
    return Set.of();
  }

  @Override
  public RunbookStep because(String reason) {
    return new TagStep(cluster, parts.because(reason), set, removed);
  }

  @Override
  public Optional<String> underWay() {
    return Optional.empty();
  }

  @Override
  public boolean done() {
    Map<String, String> now = parts.tags().list(cluster);
    return now.entrySet().containsAll(set.entrySet())
        && removed.stream().noneMatch(now::containsKey);
  }

  @Override
  public String begin() {
    if (removed.isEmpty()) {
      parts.tags().add(cluster, set);
    } else {
      parts.tags().remove(cluster, removed);
    }
    return id();
  }

  @Override
  public void await(String token, Consumer<OperationSnapshot> progress) {
    // nothing to wait for
  }
}

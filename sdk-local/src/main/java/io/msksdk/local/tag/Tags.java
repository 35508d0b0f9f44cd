package io.msksdk.local.tag;

import io.msksdk.local.refusal.Refusal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The tags of one resource. Thread-safe. */
public final class Tags {
  // never changed in place: every request of a Kafka client may look at it
  private volatile Map<String, String> tags;

  private Tags(Map<String, String> tags) {
    this.tags = tags;
  }

  /**
   * Makes the tags of a new resource.
   *
   * @param first the tags it is created with
   * @return the tags
   * @throws Refusal when they break a rule
   */
  public static Tags of(Map<String, String> first) {
    Tags tags = new Tags(Map.of());
    tags.add(first);
    return tags;
  }

  /**
   * Returns the tags as they are now.
   *
   * @return value by key, unmodifiable; the same object until they change
   */
  public Map<String, String> now() {
    return tags;
  }

  /**
   * Adds tags.
   *
   * @param more the tags; one with a known key replaces it
   * @throws Refusal when they break a rule; no tag is changed then
   */
  public synchronized void add(Map<String, String> more) {
    TagRules.check(more);
    Map<String, String> all = new TreeMap<>(tags);
    all.putAll(more);
    TagRules.count(all);
    tags = Map.copyOf(all);
  }

  /**
   * Takes tags off.
   *
   * @param keys the keys; unknown ones are ignored
   * @throws Refusal when one of them is reserved
   */
  public synchronized void remove(Collection<String> keys) {
    TagRules.removable(keys);
    Map<String, String> left = new TreeMap<>(tags);
    left.keySet().removeAll(keys);
    tags = Map.copyOf(left);
  }
}

package io.msksdk.auth.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A resource of a policy as far as MSK is concerned: where it is, its type in full, and a pattern
 * of cluster and name.
 */
record ResourcePattern(String text, List<String> place, String type, String name) {
  private static final int FIELDS = 6;
  private static final String EVERYTHING = "*";

  static ResourcePattern everything(String type) {
    return new ResourcePattern(EVERYTHING, List.of("*", "*", "*"), type, EVERYTHING);
  }

  /** Reads a resource; empty when it is neither everything nor of MSK. */
  static Optional<ResourcePattern> read(String text) {
    if (text.equals(EVERYTHING)) {
      return Optional.of(everything(""));
    }
    List<String> fields = new ArrayList<>(List.of(text.split(":", FIELDS)));
    while (fields.size() < FIELDS) {
      fields.add("*");
    }
    if (!Wildcards.covers(fields.get(2), "kafka")) {
      return Optional.empty();
    }
    List<String> place = List.of(fields.get(1), fields.get(3), fields.get(4));
    String resource = fields.get(FIELDS - 1);
    int slash = resource.indexOf('/');
    return resource.equals(EVERYTHING)
        ? Optional.of(new ResourcePattern(text, place, "", EVERYTHING))
        : Optional.of(
            new ResourcePattern(
                text,
                place,
                slash < 0 ? resource : resource.substring(0, slash),
                slash < 0 ? "" : resource.substring(slash + 1)));
  }

  /** Whether resources of this type can be meant; a bare star means every type. */
  boolean isOf(String wanted) {
    return type.isEmpty() || type.equals(wanted);
  }

  ResourcePattern as(String wanted) {
    return new ResourcePattern(text, place, wanted, name);
  }

  boolean covers(ResourcePattern other) {
    for (int i = 0; i < place.size(); i++) {
      if (!Wildcards.covers(place.get(i), other.place.get(i))) {
        return false;
      }
    }
    return isOf(other.type) && Wildcards.covers(name, other.name);
  }

  /** Whether both can be about one cluster. */
  boolean sharesCluster(ResourcePattern other) {
    for (int i = 0; i < place.size(); i++) {
      if (!Wildcards.overlap(place.get(i), other.place.get(i))) {
        return false;
      }
    }
    return Wildcards.overlap(cluster(), other.cluster());
  }

  /** Name and UUID; a star may stand for any number of parts, so nothing counts after one. */
  String cluster() {
    int slash = name.indexOf('/');
    int second = slash < 0 ? -1 : name.indexOf('/', slash + 1);
    String parts = second < 0 ? name : name.substring(0, second);
    int star = parts.indexOf('*');
    return star < 0 ? parts : parts.substring(0, star + 1);
  }

  /** The ARN a policy names the cluster of this resource with. */
  String clusterArn() {
    return text.equals(EVERYTHING)
        ? EVERYTHING
        : "arn:"
            + place.get(0)
            + ":kafka:"
            + place.get(1)
            + ":"
            + place.get(2)
            + ":cluster/"
            + cluster();
  }

  /** Serverless clusters have a UUID that ends in {@code -s} and digits. */
  boolean isServerless() {
    String uuid = cluster().substring(cluster().indexOf('/') + 1);
    int dash = uuid.lastIndexOf("-s");
    return dash > 0
        && dash + 2 < uuid.length()
        && uuid.substring(dash + 2).chars().allMatch(c -> c >= '0' && c <= '9');
  }
}

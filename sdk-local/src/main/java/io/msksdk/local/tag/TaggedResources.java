package io.msksdk.local.tag;

import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** All kinds of resources that have tags. Immutable. */
public final class TaggedResources {
  private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:[a-z]+:[^:]+:[0-9]{12}:.+");

  private final List<TaggedKind> kinds;

  private TaggedResources(List<TaggedKind> kinds) {
    this.kinds = List.copyOf(kinds);
  }

  /**
   * Joins the kinds.
   *
   * @param kinds what finds the resources of each kind
   * @return all of them
   */
  public static TaggedResources of(List<TaggedKind> kinds) {
    return new TaggedResources(kinds);
  }

  /**
   * Looks up tags for a decision about a call.
   *
   * @param arn the resource's ARN, of any owner, or any other text
   * @return the tags, none when there is no such resource
   */
  public Map<String, String> now(String arn) {
    if (!ARN.matcher(arn).matches()) {
      return Map.of();
    }
    String[] fields = arn.split(":", 6);
    return tags(new Owner(fields[4], fields[3]), arn).map(Tags::now).orElse(Map.of());
  }

  /**
   * Finds the tags of a resource.
   *
   * @param owner who asks
   * @param arn the resource's ARN
   * @return its tags
   * @throws Refusal when that is no ARN, or the owner has no such resource
   */
  public Tags find(Owner owner, String arn) {
    if (!ARN.matcher(arn).matches()) {
      throw Refusal.badRequest("resourceArn", "The resource ARN " + arn + " isn't valid.");
    }
    return tags(owner, arn)
        .orElseThrow(
            () -> Refusal.notFound("resourceArn", "The resource " + arn + " does not exist."));
  }

  private Optional<Tags> tags(Owner owner, String arn) {
    for (TaggedKind kind : kinds) {
      Optional<? extends Taggable> found = kind.find(owner, arn);
      if (found.isPresent()) {
        return Optional.of(found.get().tags());
      }
    }
    return Optional.empty();
  }
}

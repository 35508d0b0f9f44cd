package io.msksdk.local.tag;

import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.resource.Owner;
import java.util.List;
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
  public static TaggedResources of(TaggedKind... kinds) {
    return new TaggedResources(List.of(kinds));
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
    for (TaggedKind kind : kinds) {
      Optional<? extends Taggable> found = kind.find(owner, arn);
      if (found.isPresent()) {
        return found.get().tags();
      }
    }
    throw Refusal.notFound("resourceArn", "The resource " + arn + " does not exist.");
  }
}

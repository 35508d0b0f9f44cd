package io.msksdk.local.tag;

import io.msksdk.local.resource.Owner;
import java.util.Optional;

/** One kind of resource that has tags. */
@FunctionalInterface
public interface TaggedKind {

  /**
   * Finds a resource of the kind.
   *
   * @param owner who asks
   * @param arn the resource's ARN
   * @return the resource, empty when the owner has none of this kind with that ARN
   */
  Optional<? extends Taggable> find(Owner owner, String arn);
}

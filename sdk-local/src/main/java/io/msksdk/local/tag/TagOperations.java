package io.msksdk.local.tag;

import io.msksdk.local.api.Operation;
import java.util.List;

/** The operations on tags. */
public final class TagOperations {
  private TagOperations() {}

  /**
   * Makes the operations.
   *
   * @param resources what has tags
   * @return the operations
   */
  public static List<Operation<?>> on(TaggedResources resources) {
    return List.of(
        new TagResourceOperation(resources),
        new UntagResourceOperation(resources),
        new ListTagsForResourceOperation(resources));
  }
}

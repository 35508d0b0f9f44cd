package io.msksdk.admin.tag;

import io.msksdk.core.arn.ResourceArn;
import java.util.Collection;
import java.util.Map;

/**
 * The tags of clusters, configurations, replicators and VPC connections. Thread-safe. Not for users
 * to implement.
 */
public interface Tags {

  /**
   * Lists the tags of a resource.
   *
   * @param resource the resource
   * @return names and values, unmodifiable
   */
  Map<String, String> list(ResourceArn resource);

  /**
   * Adds tags to a resource; those of the same name are replaced.
   *
   * @param resource the resource
   * @param tags names and values
   * @throws io.msksdk.core.check.InvalidSpecException when MSK does not have such tags
   */
  void add(ResourceArn resource, Map<String, String> tags);

  /**
   * Removes tags from a resource; one that is not there is no error.
   *
   * @param resource the resource
   * @param names the names of the tags
   */
  void remove(ResourceArn resource, Collection<String> names);
}

package io.msksdk.admin.tag;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.ResourceArn;
import io.msksdk.core.check.Findings;
import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kafka.model.TagResourceRequest;
import software.amazon.awssdk.services.kafka.model.UntagResourceRequest;

/** The tags behind {@code Msk.tags()}, which makes it. Thread-safe. */
public final class DefaultTags implements Tags {
  private final AwsCalls calls;

  private DefaultTags(AwsCalls calls) {
    this.calls = calls;
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the tags of its resources
   */
  public static Tags on(Session session) {
    return new DefaultTags(session.calls());
  }

  @Override
  public Map<String, String> list(ResourceArn resource) {
    ListTagsForResourceRequest request =
        ListTagsForResourceRequest.builder()
            .resourceArn(requireNonNull(resource, "resource").toString())
            .build();
    return Map.copyOf(calls.read(request, KafkaClient::listTagsForResource).tags());
  }

  @Override
  public void add(ResourceArn resource, Map<String, String> tags) {
    requireNonNull(resource, "resource");
    Findings.create().addAll(TagRules.check(tags)).requireNoErrors();
    if (!tags.isEmpty()) {
      calls.write(
          TagResourceRequest.builder().resourceArn(resource.toString()).tags(tags).build(),
          KafkaClient::tagResource);
    }
  }

  @Override
  public void remove(ResourceArn resource, Collection<String> names) {
    requireNonNull(resource, "resource");
    if (!names.isEmpty()) {
      calls.write(
          UntagResourceRequest.builder().resourceArn(resource.toString()).tagKeys(names).build(),
          KafkaClient::untagResource);
    }
  }
}

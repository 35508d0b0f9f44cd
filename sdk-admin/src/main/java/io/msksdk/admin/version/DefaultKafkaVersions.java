package io.msksdk.admin.version;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.CompatibleKafkaVersion;
import software.amazon.awssdk.services.kafka.model.GetCompatibleKafkaVersionsRequest;
import software.amazon.awssdk.services.kafka.model.ListKafkaVersionsRequest;

/** The versions behind {@code Msk.versions()}, which makes it. Thread-safe. */
public final class DefaultKafkaVersions implements KafkaVersions {
  private static final int PAGE = 100;

  private final AwsCalls calls;

  private DefaultKafkaVersions(AwsCalls calls) {
    this.calls = calls;
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the versions of its Region
   */
  public static KafkaVersions on(Session session) {
    return new DefaultKafkaVersions(session.calls());
  }

  @Override
  public Stream<OfferedVersion> list() {
    return Pages.stream(
        token -> {
          var answer =
              calls.read(
                  ListKafkaVersionsRequest.builder().maxResults(PAGE).nextToken(token).build(),
                  KafkaClient::listKafkaVersions);
          return new Pages.Page<>(
              answer.kafkaVersions().stream().map(OfferedVersion::of).toList(), answer.nextToken());
        });
  }

  @Override
  public Map<String, List<String>> compatible() {
    Map<String, List<String>> targets = new LinkedHashMap<>();
    ask(null).forEach(row -> targets.put(row.sourceVersion(), List.copyOf(row.targetVersions())));
    return Collections.unmodifiableMap(targets);
  }

  @Override
  public List<String> targets(MskClusterArn cluster) {
    return ask(requireNonNull(cluster, "cluster").toString()).stream()
        .flatMap(row -> row.targetVersions().stream())
        .distinct()
        .toList();
  }

  @Override
  public List<String> path(String from, String to) {
    requireNonNull(to, "to");
    return requireNonNull(from, "from").equals(to)
        ? List.of()
        : UpgradePath.of(compatible(), from, to);
  }

  private List<CompatibleKafkaVersion> ask(@Nullable String cluster) {
    return calls
        .read(
            GetCompatibleKafkaVersionsRequest.builder().clusterArn(cluster).build(),
            KafkaClient::getCompatibleKafkaVersions)
        .compatibleKafkaVersions();
  }
}

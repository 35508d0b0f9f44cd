package io.msksdk.admin.scram;

import static java.util.Objects.requireNonNull;

import io.msksdk.admin.call.internal.AwsCalls;
import io.msksdk.admin.call.internal.Pages;
import io.msksdk.admin.call.internal.Session;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.catalogue.Limits;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.BatchAssociateScramSecretRequest;
import software.amazon.awssdk.services.kafka.model.BatchDisassociateScramSecretRequest;
import software.amazon.awssdk.services.kafka.model.ListScramSecretsRequest;
import software.amazon.awssdk.services.kafka.model.UnprocessedScramSecret;

/** The secrets behind {@code Msk.scram()}, which makes it. Thread-safe. */
public final class DefaultScramSecrets implements ScramSecrets {
  private static final int PAGE = 100;

  private final AwsCalls calls;
  private final Limits limits;

  private DefaultScramSecrets(AwsCalls calls, Limits limits) {
    this.calls = calls;
    this.limits = limits;
  }

  /**
   * Binds the feature to a session.
   *
   * @param session the session of an {@code Msk}
   * @return the secrets of its clusters
   */
  public static ScramSecrets on(Session session) {
    return new DefaultScramSecrets(session.calls(), session.limits());
  }

  @Override
  public Stream<String> list(MskClusterArn cluster) {
    requireNonNull(cluster, "cluster");
    return Pages.stream(
        token -> {
          var answer = calls.read(request(cluster, token), KafkaClient::listScramSecrets);
          return new Pages.Page<>(answer.secretArnList(), answer.nextToken());
        });
  }

  private static ListScramSecretsRequest request(MskClusterArn cluster, @Nullable String token) {
    return ListScramSecretsRequest.builder()
        .clusterArn(cluster.toString())
        .maxResults(PAGE)
        .nextToken(token)
        .build();
  }

  @Override
  public ScramOutcome associate(MskClusterArn cluster, Collection<String> secretArns) {
    String arn = requireNonNull(cluster, "cluster").toString();
    return inBatches(
        secretArns,
        batch ->
            calls
                .write(
                    BatchAssociateScramSecretRequest.builder()
                        .clusterArn(arn)
                        .secretArnList(batch)
                        .build(),
                    KafkaClient::batchAssociateScramSecret)
                .unprocessedScramSecrets());
  }

  @Override
  public ScramOutcome disassociate(MskClusterArn cluster, Collection<String> secretArns) {
    String arn = requireNonNull(cluster, "cluster").toString();
    // the service reports a secret that is not associated by the code of an invalid one
    return inBatches(
        secretArns,
        batch ->
            calls
                .write(
                    BatchDisassociateScramSecretRequest.builder()
                        .clusterArn(arn)
                        .secretArnList(batch)
                        .build(),
                    KafkaClient::batchDisassociateScramSecret)
                .unprocessedScramSecrets()
                .stream()
                .filter(secret -> !"InvalidSecretArn".equals(secret.errorCode()))
                .toList());
  }

  private ScramOutcome inBatches(
      Collection<String> secretArns, Function<List<String>, List<UnprocessedScramSecret>> call) {
    List<String> all = secretArns.stream().distinct().toList();
    int most = (int) limits.value("scramSecretsPerCall");
    Map<String, ScramOutcome.Problem> left = new LinkedHashMap<>();
    for (int from = 0; from < all.size(); from += most) {
      List<String> batch = all.subList(from, Math.min(all.size(), from + most));
      for (UnprocessedScramSecret secret : call.apply(batch)) {
        left.put(
            secret.secretArn(),
            new ScramOutcome.Problem(
                String.valueOf(secret.errorCode()), String.valueOf(secret.errorMessage())));
      }
    }
    List<String> done = new ArrayList<>(all);
    done.removeAll(left.keySet());
    return new ScramOutcome(done, left);
  }
}

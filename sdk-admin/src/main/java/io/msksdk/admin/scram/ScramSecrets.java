package io.msksdk.admin.scram;

import io.msksdk.core.arn.MskClusterArn;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * The Secrets Manager secrets of clusters with SASL/SCRAM, one for each user. Secrets are added and
 * removed, never replaced as a set, so that nobody's secret goes missing. Thread-safe. Not for
 * users to implement.
 */
public interface ScramSecrets {

  /**
   * Lists the secrets of a cluster. Pages are fetched as the stream is read.
   *
   * @param cluster the cluster
   * @return the ARNs of the secrets
   */
  Stream<String> list(MskClusterArn cluster);

  /**
   * Associates secrets with a cluster, as many as there are: the service takes 10 a call.
   *
   * @param cluster an ACTIVE cluster with SASL/SCRAM
   * @param secretArns secrets whose names begin with AmazonMSK_, under a customer managed key
   * @return what became of each
   */
  ScramOutcome associate(MskClusterArn cluster, Collection<String> secretArns);

  /**
   * Takes secrets off a cluster; their users can no longer log in. One that is not associated
   * counts as taken off.
   *
   * @param cluster an ACTIVE cluster with SASL/SCRAM
   * @param secretArns the secrets
   * @return what became of each
   */
  ScramOutcome disassociate(MskClusterArn cluster, Collection<String> secretArns);
}

package io.msksdk.local.scram;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.BatchAssociateScramSecretRequest;
import software.amazon.awssdk.services.kafka.model.BatchAssociateScramSecretResponse;

/** Associates secrets with a cluster. */
record BatchAssociateScramSecretOperation(ScramSecrets secrets)
    implements Operation<BatchAssociateScramSecretRequest> {

  @Override
  public String name() {
    return "BatchAssociateScramSecret";
  }

  @Override
  public BatchAssociateScramSecretRequest read(WireRequest request) {
    return request.as(BatchAssociateScramSecretRequest.builder());
  }

  @Override
  public BatchAssociateScramSecretResponse answer(
      BatchAssociateScramSecretRequest request, Caller caller) {
    if (!request.hasSecretArnList()) {
      throw Refusal.missing("secretArnList");
    }
    return BatchAssociateScramSecretResponse.builder()
        .clusterArn(request.clusterArn())
        .unprocessedScramSecrets(
            secrets.associate(caller.owner(), request.clusterArn(), request.secretArnList()))
        .build();
  }
}

package io.msksdk.local.scram;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.wire.WireRequest;
import software.amazon.awssdk.services.kafka.model.BatchDisassociateScramSecretRequest;
import software.amazon.awssdk.services.kafka.model.BatchDisassociateScramSecretResponse;

/** Takes secrets off a cluster. */
record BatchDisassociateScramSecretOperation(ScramSecrets secrets)
    implements Operation<BatchDisassociateScramSecretRequest> {

  @Override
  public String name() {
    return "BatchDisassociateScramSecret";
  }

  @Override
  public BatchDisassociateScramSecretRequest read(WireRequest request) {
    return request.as(BatchDisassociateScramSecretRequest.builder());
  }

  @Override
  public BatchDisassociateScramSecretResponse answer(
      BatchDisassociateScramSecretRequest request, Caller caller) {
    if (!request.hasSecretArnList()) {
      throw Refusal.missing("secretArnList");
    }
    return BatchDisassociateScramSecretResponse.builder()
        .clusterArn(request.clusterArn())
        .unprocessedScramSecrets(
            secrets.disassociate(caller.owner(), request.clusterArn(), request.secretArnList()))
        .build();
  }
}

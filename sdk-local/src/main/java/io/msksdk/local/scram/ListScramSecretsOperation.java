package io.msksdk.local.scram;

import io.msksdk.local.api.Caller;
import io.msksdk.local.api.Operation;
import io.msksdk.local.api.Pages;
import io.msksdk.local.wire.WireRequest;
import java.util.function.Function;
import software.amazon.awssdk.services.kafka.model.ListScramSecretsRequest;
import software.amazon.awssdk.services.kafka.model.ListScramSecretsResponse;

/** Lists the secrets of a cluster. */
record ListScramSecretsOperation(ScramSecrets secrets, Pages pages)
    implements Operation<ListScramSecretsRequest> {

  @Override
  public String name() {
    return "ListScramSecrets";
  }

  @Override
  public ListScramSecretsRequest read(WireRequest request) {
    return request.as(ListScramSecretsRequest.builder());
  }

  @Override
  public ListScramSecretsResponse answer(ListScramSecretsRequest request, Caller caller) {
    Pages.Page<String> page =
        pages.page(
            name() + request.clusterArn(),
            secrets.list(caller.owner(), request.clusterArn()),
            Function.identity(),
            request.maxResults(),
            request.nextToken());
    return ListScramSecretsResponse.builder()
        .secretArnList(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}

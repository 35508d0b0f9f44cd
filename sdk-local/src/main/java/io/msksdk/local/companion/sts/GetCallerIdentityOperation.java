package io.msksdk.local.companion.sts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.call.CompanionOperation;

/** GetCallerIdentity; it needs no permission, and even an explicit denial does not stop it. */
record GetCallerIdentityOperation() implements CompanionOperation {

  @Override
  public String name() {
    return "GetCallerIdentity";
  }

  @Override
  public ObjectNode answer(CompanionCall call) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("Arn", call.principal())
        .put("UserId", UniqueIds.caller(call.principal()))
        .put("Account", call.owner().account());
  }
}

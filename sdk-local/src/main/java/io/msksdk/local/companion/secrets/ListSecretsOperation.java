package io.msksdk.local.companion.secrets;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.api.Pages;
import io.msksdk.local.companion.call.CompanionCall;
import io.msksdk.local.companion.wire.Members;
import io.msksdk.local.refusal.Refusal;
import java.util.List;

/** ListSecrets, with the filter by name only. */
record ListSecretsOperation(Secrets secrets, Pages pages) implements SecretsService.Exclusive {
  private static final int LARGEST_PAGE = 100;

  ListSecretsOperation(Secrets secrets) {
    this(secrets, new Pages());
  }

  @Override
  public String name() {
    return "ListSecrets";
  }

  @Override
  public ObjectNode alone(CompanionCall call) {
    call.require("*");
    Members request = call.request();
    List<SecretRecord> all =
        secrets.all(call.owner()).stream()
            .filter(s -> s.deletedAt == null || request.flag("IncludePlannedDeletion"))
            .filter(s -> request.list("Filters").stream().allMatch(f -> passes(s, f)))
            .toList();
    Pages.Page<SecretRecord> page = page(call, all);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode list = response.putArray("SecretList");
    page.items()
        .forEach(s -> list.add(DescribeSecretOperation.described(s, "SecretVersionsToStages")));
    if (page.nextToken() != null) {
      response.put("NextToken", page.nextToken());
    }
    return response;
  }

  private Pages.Page<SecretRecord> page(CompanionCall call, List<SecretRecord> all) {
    Integer most = call.request().number("MaxResults", 1, LARGEST_PAGE);
    try {
      return pages.page(
          call.owner().toString(), all, s -> s.name, most, call.request().textOrNull("NextToken"));
    } catch (Refusal e) {
      throw Refusal.of(400, "InvalidNextTokenException", String.valueOf(e.getMessage()));
    }
  }

  private static boolean passes(SecretRecord secret, Members filter) {
    if (!filter.text("Key").equals("name")) {
      throw Refusal.notBuilt("The filter of ListSecrets by " + filter.text("Key"));
    }
    return filter.texts("Values").stream()
        .anyMatch(
            v ->
                v.startsWith("!")
                    ? !secret.name.startsWith(v.substring(1))
                    : secret.name.startsWith(v));
  }
}

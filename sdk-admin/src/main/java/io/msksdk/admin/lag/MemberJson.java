package io.msksdk.admin.lag;

import io.msksdk.admin.lag.source.GroupMember;
import io.msksdk.core.json.JsonObject;
import java.util.List;

/** Members as JSON. */
final class MemberJson {

  private MemberJson() {}

  static List<JsonObject> write(List<GroupMember> members) {
    return members.stream()
        .map(
            member ->
                JsonObject.builder()
                    .text("memberId", member.memberId())
                    .text("instanceId", member.instanceId())
                    .text("clientId", member.clientId())
                    .text("host", member.host())
                    .build())
        .toList();
  }

  static List<GroupMember> read(List<JsonObject> members) {
    return members.stream()
        .map(
            json ->
                new GroupMember(
                    json.requiredText("memberId"),
                    json.requiredText("instanceId"),
                    json.requiredText("clientId"),
                    json.requiredText("host")))
        .toList();
  }
}

package io.msksdk.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills classes of the AWS client from JSON that names nothing but their members. */
final class ModelJson {
  private ModelJson() {}

  static void fill(SdkPojo builder, JsonNode object) {
    Set<String> known =
        builder.sdkFields().stream().map(SdkField::locationName).collect(Collectors.toSet());
    object
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw new IllegalArgumentException(name + " (expected: one of " + known + ")");
              }
            });
    for (SdkField<?> field : builder.sdkFields()) {
      JsonNode value = object.get(field.locationName());
      if (value != null) {
        field.set(builder, value(field, value));
      }
    }
  }

  private static Object value(SdkField<?> field, JsonNode json) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      SdkPojo builder = field.constructor().get();
      fill(builder, json);
      return ((Buildable) builder).build();
    } else if (type == MarshallingType.LIST) {
      SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
      List<Object> list = new ArrayList<>();
      json.forEach(each -> list.add(value(member, each)));
      return list;
    } else if (type == MarshallingType.MAP) {
      SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
      Map<String, Object> map = new LinkedHashMap<>();
      json.properties().forEach(each -> map.put(each.getKey(), value(member, each.getValue())));
      return map;
    }
    return simple(type, json);
  }

  private static Object simple(MarshallingType<?> type, JsonNode json) {
    if (type == MarshallingType.INTEGER) {
      return json.intValue();
    } else if (type == MarshallingType.LONG) {
      return json.longValue();
    } else if (type == MarshallingType.DOUBLE) {
      return json.doubleValue();
    } else if (type == MarshallingType.BOOLEAN) {
      return json.booleanValue();
    } else if (type == MarshallingType.INSTANT) {
      return Instant.parse(json.textValue());
    } else if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromByteArray(Base64.getDecoder().decode(json.textValue()));
    }
    return json.textValue();
  }
}

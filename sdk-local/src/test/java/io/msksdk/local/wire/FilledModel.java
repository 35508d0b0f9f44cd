package io.msksdk.local.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Fills every member of a model class, with text that is hard to transport. */
final class FilledModel {
  private static final String TEXT = "é ß+%&=?#/\"\\ arn:aws:kafka:x/y ";

  private FilledModel() {}

  static Object of(SdkPojo builder) {
    for (SdkField<?> field : builder.sdkFields()) {
      Set<String> values = WireEnums.of(builder, field);
      field.set(builder, values.isEmpty() ? value(field) : values.iterator().next());
    }
    return ((Buildable) builder).build();
  }

  private static Object value(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.STRING) {
      return TEXT + field.locationName();
    } else if (type == MarshallingType.INTEGER) {
      return 17;
    } else if (type == MarshallingType.LONG) {
      return 1L << 40;
    } else if (type == MarshallingType.DOUBLE) {
      return 2.5;
    } else if (type == MarshallingType.BOOLEAN) {
      return true;
    } else if (type == MarshallingType.INSTANT) {
      return Instant.parse("2026-03-04T05:06:07.089Z");
    } else if (type == MarshallingType.SDK_BYTES) {
      return SdkBytes.fromByteArray(new byte[] {0, 1, -1, 127});
    } else if (type == MarshallingType.SDK_POJO) {
      return of(field.constructor().get());
    } else if (type == MarshallingType.LIST) {
      return list(field.getRequiredTrait(ListTrait.class).memberFieldInfo());
    }
    return map(field.getRequiredTrait(MapTrait.class).valueFieldInfo());
  }

  private static List<Object> list(SdkField<?> member) {
    return new ArrayList<>(List.of(value(member), value(member)));
  }

  private static Map<String, Object> map(SdkField<?> member) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("one", value(member));
    map.put("zwei é", value(member));
    return map;
  }
}

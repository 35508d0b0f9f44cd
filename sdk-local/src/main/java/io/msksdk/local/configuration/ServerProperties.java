package io.msksdk.local.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.table.Table;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** Reads the body of a revision and refuses what a configuration may not say. */
final class ServerProperties {
  private static final String MEMBER = "serverProperties";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, ServerProperty> settable =
      Table.rows(ServerProperties.class, "server-properties.tsv", 6).stream()
          .map(ServerProperty::of)
          .collect(Collectors.toUnmodifiableMap(ServerProperty::name, Function.identity()));

  /** Returns the properties of a body, or refuses it with every wrong property in the message. */
  Map<String, String> checked(@Nullable SdkBytes body, List<String> versions) {
    if (body == null) {
      throw Refusal.missing(MEMBER);
    }
    Map<String, String> properties = parsed(body);
    ArrayNode wrong = JsonNodeFactory.instance.arrayNode();
    properties.forEach(
        (name, value) -> {
          String problem = problem(name, value, versions);
          if (problem != null) {
            wrong
                .addObject()
                .put("name", name)
                .put("value", value)
                .putArray("errorMessages")
                .add(problem);
          }
        });
    if (!wrong.isEmpty()) {
      throw Refusal.badRequest(MEMBER, text(wrong));
    }
    return properties;
  }

  private @Nullable String problem(String name, String value, List<String> versions) {
    ServerProperty property = settable.get(name);
    return property == null
        ? "Key '%s' is not supported by at least one Apache Kafka version. Key checked against versions: [%s]"
            .formatted(name, String.join(", ", versions))
        : property.problem(value);
  }

  private static Map<String, String> parsed(SdkBytes body) {
    Properties properties = new Properties();
    try {
      // not SdkBytes.asString, which throws where the service shows a replacement character
      properties.load(new StringReader(new String(body.asByteArray(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest(MEMBER, "The server properties can't be read: " + e.getMessage());
    }
    Map<String, String> sorted = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> sorted.put(n, properties.getProperty(n)));
    return sorted;
  }

  /** The service answers with a list, laid out just as Jackson does. */
  private static String text(ArrayNode wrong) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(wrong);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

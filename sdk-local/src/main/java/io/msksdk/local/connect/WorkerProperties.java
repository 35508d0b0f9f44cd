package io.msksdk.local.connect;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the properties of a worker configuration may be. Immutable. */
final class WorkerProperties {
  private static final String MEMBER = "propertiesFileContent";
  private static final Map<String, List<String>> TABLE =
      MemberRules.read("worker-properties.txt").stream()
          .map(row -> row.split(" "))
          .collect(
              Collectors.groupingBy(
                  words -> words[0],
                  Collectors.mapping(words -> words[1], Collectors.toUnmodifiableList())));

  private WorkerProperties() {}

  /** Refuses properties that the service does not accept; values are never repeated. */
  static void check(String base64) {
    TreeSet<String> names = new TreeSet<>(parsed(base64).stringPropertyNames());
    for (String name : row("required")) {
      if (!names.contains(name)) {
        throw ConnectRefusal.invalid(MEMBER, "The property " + name + " is required.");
      }
    }
    for (String name : names) {
      if (!allowed(name)) {
        throw ConnectRefusal.invalid(MEMBER, "The property " + name + " is not supported.");
      }
    }
  }

  private static boolean allowed(String name) {
    if (name.startsWith("producer.") || name.startsWith("consumer.")) {
      return row("supported").contains(name);
    }
    return !row("forbidden").contains(name)
        && row("forbidden-prefix").stream().noneMatch(name::startsWith);
  }

  private static List<String> row(String kind) {
    return TABLE.getOrDefault(kind, List.of());
  }

  private static Properties parsed(String base64) {
    Properties properties = new Properties();
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      properties.load(new StringReader(text));
    } catch (CharacterCodingException | IllegalArgumentException e) {
      throw ConnectRefusal.invalid(MEMBER, "It must be a properties file, encoded in Base64.");
    } catch (IOException e) {
      throw new IllegalStateException("a text cannot fail to be read", e);
    }
    return properties;
  }
}

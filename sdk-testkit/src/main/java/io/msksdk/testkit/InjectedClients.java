package io.msksdk.testkit;

import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Makes Kafka clients for the parameters of a test, by what the parameters are of. */
final class InjectedClients {
  private static final String SERIALIZATION = "org.apache.kafka.common.serialization.";

  private final Map<String, Object> properties;

  InjectedClients(Map<String, Object> properties) {
    this.properties = properties;
  }

  AutoCloseable admin() {
    return Admin.create(properties);
  }

  AutoCloseable producer(Parameter parameter) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("linger.ms", "0");
    settings.put("key.serializer", SERIALIZATION + format(parameter, 0) + "Serializer");
    settings.put("value.serializer", SERIALIZATION + format(parameter, 1) + "Serializer");
    return new KafkaProducer<>(settings);
  }

  AutoCloseable consumer(Parameter parameter) {
    Map<String, Object> settings = new HashMap<>(properties);
    settings.put("group.id", "test-" + UUID.randomUUID());
    settings.put("auto.offset.reset", "earliest");
    settings.put("key.deserializer", SERIALIZATION + format(parameter, 0) + "Deserializer");
    settings.put("value.deserializer", SERIALIZATION + format(parameter, 1) + "Deserializer");
    return new KafkaConsumer<>(settings);
  }

  private static String format(Parameter parameter, int argument) {
    Type type =
        parameter.getParameterizedType() instanceof ParameterizedType generic
            ? generic.getActualTypeArguments()[argument]
            : String.class;
    if (type == String.class) {
      return "String";
    }
    if (type == byte[].class) {
      return "ByteArray";
    }
    throw LocalMskException.argument(
        "parameter: " + parameter + " (expected: a client of String or byte[]).", null);
  }
}

package io.msksdk.local.conformance;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.TestEngine;
import io.msksdk.local.route.Route;
import io.msksdk.local.route.RouteTable;
import io.msksdk.local.wire.WireWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.KafkaException;
import software.amazon.awssdk.services.kafka.model.KafkaRequest;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.KafkaConnectException;
import software.amazon.awssdk.services.kafkaconnect.model.KafkaConnectRequest;

/** An operation as the AWS client has it: its method, its route and the errors it may answer. */
record ModelOperation(String service, String name, Method method, Route route, Set<String> errors) {

  /** All operations of both services. */
  static List<ModelOperation> all() {
    return Stream.concat(
            of("kafka", KafkaClient.class, KafkaRequest.class, RouteTable.kafka()),
            of(
                "kafkaconnect",
                KafkaConnectClient.class,
                KafkaConnectRequest.class,
                RouteTable.kafkaConnect()))
        .toList();
  }

  private static Stream<ModelOperation> of(
      String service, Class<?> client, Class<?> request, RouteTable routes) {
    return Arrays.stream(client.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> request.isAssignableFrom(method.getParameterTypes()[0]))
        .filter(method -> method.getReturnType().getSimpleName().endsWith("Response"))
        .map(method -> of(service, method, routes))
        .sorted(Comparator.comparing(ModelOperation::name));
  }

  private static ModelOperation of(String service, Method method, RouteTable routes) {
    String name = method.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", "");
    return new ModelOperation(
        service,
        name,
        method,
        routes.routes().stream().filter(r -> r.operation().equals(name)).findFirst().orElseThrow(),
        errors(method));
  }

  /** The client declares the modelled errors, and the roots that all of them have. */
  private static Set<String> errors(Method method) {
    return Arrays.stream(method.getExceptionTypes())
        .filter(AwsServiceException.class::isAssignableFrom)
        .filter(type -> type != KafkaException.class && type != KafkaConnectException.class)
        .map(Class::getSimpleName)
        .filter(name -> !name.equals("AwsServiceException"))
        .collect(Collectors.toSet());
  }

  /** Calls the operation through the AWS client. */
  SdkPojo call(Object client, AwsRequest request) throws Throwable {
    try {
      return (SdkPojo) method.invoke(client, request);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The body that the AWS client would send. */
  static ObjectNode body(AwsRequest request) {
    ObjectNode body = WireWriter.json((SdkPojo) request);
    for (SdkField<?> field : request.sdkFields()) {
      if (field.location() != MarshallLocation.PAYLOAD) {
        body.remove(field.locationName());
      }
    }
    return body;
  }

  /** The path and query that the AWS client would send. */
  String path(AwsRequest request) {
    String path = route.template();
    List<String> query = new ArrayList<>();
    for (SdkField<?> field : request.sdkFields()) {
      Object value = field.getValueOrDefault(request);
      String name = field.locationName();
      if (field.location() == MarshallLocation.PATH) {
        path = path.replace("{" + name + "}", TestEngine.encoded(String.valueOf(value)));
      } else if (field.location() == MarshallLocation.QUERY_PARAM
          && value instanceof List<?> list) {
        list.forEach(each -> query.add(name + "=" + TestEngine.encoded(String.valueOf(each))));
      } else if (field.location() == MarshallLocation.QUERY_PARAM && value != null) {
        query.add(name + "=" + TestEngine.encoded(String.valueOf(value)));
      }
    }
    query.sort(Comparator.naturalOrder());
    return query.isEmpty() ? path : path + "?" + String.join("&", query);
  }

  @Override
  public String toString() {
    return service + " " + name;
  }
}

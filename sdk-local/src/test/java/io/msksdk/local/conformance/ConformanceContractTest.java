package io.msksdk.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.TestEngine;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/**
 * Every operation of both services: a valid request through the AWS client is answered, and signed
 * ones over HTTP that lack a required member, or have a wrong value where there is none, get errors
 * that the model has for the operation.
 */
class ConformanceContractTest {
  private static final Map<String, Integer> STATUSES =
      RequiredMembers.rows("errors.txt").stream()
          .collect(Collectors.toMap(row -> row[0], row -> Integer.valueOf(row[1])));

  private static final Set<String> CONFORMING = new HashSet<>();

  private static TestEngine engine;
  private static ValidRequests valid;

  @BeforeAll
  static void start() {
    engine = TestEngine.withoutBrokers();
    valid = new ValidRequests(engine);
  }

  @AfterAll
  static void stop() {
    System.out.println(CONFORMING.size() + " of " + operations().size());
    valid.close();
    engine.close();
  }

  static List<ModelOperation> operations() {
    return ModelOperation.all();
  }

  @Test
  void operations_ofTheClient_areThoseOfBothServices() {
    assertThat(operations()).filteredOn(o -> o.service().equals("kafka")).hasSize(64);
    assertThat(operations()).filteredOn(o -> o.service().equals("kafkaconnect")).hasSize(18);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_calledRightAndWrong_answersAsModelled(ModelOperation operation) throws Throwable {
    for (AwsRequest request : valid.of(operation)) {
      assertThat(operation.call(valid.client(operation), request))
          .isInstanceOf(operation.method().getReturnType());
    }

    List<AwsRequest> requests = valid.of(operation);
    List<AwsRequest> withPlaces = new ArrayList<>(requests);
    withPlaces.addAll(valid.places(operation));
    int refused = 0;
    for (String member : RequiredMembers.of(operation)) {
      refused += leftOut(operation, withPlaces, member);
    }
    for (AwsRequest request : requests) {
      refused += wrong(operation, request);
    }

    assertThat(refused).as("refused calls of " + operation).isPositive();
    CONFORMING.add(operation.toString());
  }

  /** Leaves a member out wherever a request has it. */
  private static int leftOut(ModelOperation operation, List<AwsRequest> requests, String member) {
    int calls = 0;
    for (AwsRequest request : requests) {
      ObjectNode body = RequiredMembers.without(ModelOperation.body(request), member).orElse(null);
      if (body != null) {
        String message =
            refused(operation, "without " + member, operation.path(request), body.toString());
        assertThat(message).contains(member.substring(member.lastIndexOf('.') + 1));
        calls++;
      }
    }
    assertThat(calls).as("valid requests of " + operation + " with " + member).isPositive();
    return calls;
  }

  /** Sends an ARN that is none, and asks for a page of nothing. */
  private static int wrong(ModelOperation operation, AwsRequest request) {
    List<String> paths = new ArrayList<>();
    for (SdkField<?> field : request.sdkFields()) {
      String name = field.locationName();
      if (field.location() == MarshallLocation.PATH && name.toLowerCase().endsWith("arn")) {
        String arn = TestEngine.encoded(String.valueOf(field.getValueOrDefault(request)));
        paths.add(operation.path(request).replace(arn, "no-arn"));
      } else if (name.equals("maxResults")) {
        paths.add(operation.path(request).replace("maxResults=10", "maxResults=0"));
      } else if (field.location() == MarshallLocation.QUERY_PARAM && name.endsWith("Arn")) {
        paths.add(operation.path(request).replaceFirst("\\?.*", "") + "?" + name + "=no-arn");
      }
    }
    String body = ModelOperation.body(request).toString();
    for (String path : paths) {
      String unused = refused(operation, path, path, body.equals("{}") ? "" : body);
    }
    return paths.size();
  }

  private static String refused(ModelOperation operation, String what, String path, String body) {
    HttpResponse<String> response =
        engine.sendSigned(operation.service(), operation.route().method(), path, body);

    String seen = operation + " " + what + ": " + response.statusCode() + " " + response.body();
    String error = response.headers().firstValue("x-amzn-ErrorType").orElse("none");
    assertThat(operation.errors()).as(seen).contains(error);
    assertThat(response.statusCode()).as(seen).isEqualTo(STATUSES.get(error)).isBetween(400, 499);
    String message = TestEngine.json(response.body()).path("message").asText();
    assertThat(message).as(seen).isNotEmpty();
    return message;
  }
}

package io.msksdk.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.http.HttpQuery;
import io.msksdk.local.route.RouteTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.utils.builder.Buildable;

/** The real client speaks with the codec, every member of every operation filled. */
class WireRoundTripTest {
  private static final RouteTable KAFKA = RouteTable.kafka();
  private static final RouteTable CONNECT = RouteTable.kafkaConnect();

  static Stream<Method> operations() {
    return Stream.concat(operationsOf(KafkaClient.class), operationsOf(KafkaConnectClient.class));
  }

  private static Stream<Method> operationsOf(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(m -> m.getParameterCount() == 1)
        .filter(m -> AwsRequest.class.isAssignableFrom(m.getParameterTypes()[0]))
        .filter(m -> AwsResponse.class.isAssignableFrom(m.getReturnType()));
  }

  @Test
  void routes_ofTheTables_areThoseOfTheClients() {
    assertNames(KAFKA, KafkaClient.class, 64);
    assertNames(CONNECT, KafkaConnectClient.class, 18);
  }

  private static void assertNames(RouteTable table, Class<?> client, int count) {
    List<String> names = operationsOf(client).map(WireRoundTripTest::nameOf).sorted().toList();

    assertThat(table.routes().stream().map(r -> r.operation()).sorted()).isEqualTo(names);
    assertThat(names).hasSize(count);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void operation_withEveryMember_survivesBothWays(Method operation) throws Exception {
    Object request = FilledModel.of(builder(operation.getParameterTypes()[0]));
    SdkPojo response = (SdkPojo) FilledModel.of(builder(operation.getReturnType()));
    boolean kafka = operation.getDeclaringClass() == KafkaClient.class;
    FakeService service =
        new FakeService(
            kafka ? KAFKA : CONNECT, builder(operation.getParameterTypes()[0]), response);
    try (SdkClient client = kafka ? kafka(service) : connect(service)) {

      Object answered = operation.invoke(client, request);

      assertThat(service.operation).isEqualTo(nameOf(operation));
      assertThat(service.request).isEqualTo(request);
      assertThat(response.equalsBySdkFields(answered)).isTrue();
    }
  }

  private static String nameOf(Method operation) {
    return operation.getParameterTypes()[0].getSimpleName().replaceFirst("Request$", "");
  }

  private static SdkPojo builder(Class<?> model) throws ReflectiveOperationException {
    return (SdkPojo) model.getMethod("builder").invoke(null);
  }

  private static SdkClient kafka(SdkHttpClient http) {
    return client(KafkaClient.builder(), http);
  }

  private static SdkClient connect(SdkHttpClient http) {
    return client(KafkaConnectClient.builder(), http);
  }

  private static <
          B extends AwsClientBuilder<B, C> & SdkSyncClientBuilder<B, C>, C extends SdkClient>
      SdkClient client(B builder, SdkHttpClient http) {
    return builder
        .httpClient(http)
        .endpointOverride(URI.create("http://127.0.0.1:1"))
        .region(Region.US_EAST_1)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  /** Decodes what the client sends and answers what it is told to, without a network. */
  private static final class FakeService implements SdkHttpClient {
    private final RouteTable routes;
    private final SdkPojo requestBuilder;
    private final SdkPojo response;
    private String operation = "";
    private Object request = "";

    private FakeService(RouteTable routes, SdkPojo requestBuilder, SdkPojo response) {
      this.routes = routes;
      this.requestBuilder = requestBuilder;
      this.response = response;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest call) {
      SdkHttpRequest http = call.httpRequest();
      RouteTable.Match match = routes.match(http.method().name(), http.encodedPath()).orElseThrow();
      operation = match.route().operation();
      WireRequest wire =
          WireRequest.of(
              match.values(),
              HttpQuery.parse(http.encodedQueryParameters().orElse("")),
              body(call));
      wire.fill(requestBuilder);
      request = ((Buildable) requestBuilder).build();
      return answer();
    }

    private static byte[] body(HttpExecuteRequest call) {
      if (call.contentStreamProvider().isEmpty()) {
        return new byte[0];
      }
      try {
        return call.contentStreamProvider().get().newStream().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private ExecutableHttpRequest answer() {
      byte[] json = WireWriter.json(response).toString().getBytes(StandardCharsets.UTF_8);
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(
                  SdkHttpResponse.builder()
                      .statusCode(200)
                      .putHeader("Content-Type", "application/json")
                      .putHeader("Content-Length", Integer.toString(json.length))
                      .build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(json)))
              .build();
        }

        @Override
        public void abort() {}
      };
    }

    @Override
    public void close() {}
  }
}

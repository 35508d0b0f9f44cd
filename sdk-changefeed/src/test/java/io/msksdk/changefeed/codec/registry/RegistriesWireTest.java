package io.msksdk.changefeed.codec.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The registries against a server that speaks their protocol. */
class RegistriesWireTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private volatile int status = 200;
  private volatile String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + authorization
                  + " "
                  + body);
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private URI endpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Test
  void confluent_readsAndRegisters() throws IOException {
    ConfluentSchemaRegistry registry =
        ConfluentSchemaRegistry.builder(endpoint())
            .basicAuth("user", "pa:ss")
            .timeout(Duration.ofSeconds(5))
            .build();

    answer = "{\"schema\":\"\\\"string\\\"\"}";
    assertThat(registry.schema(SchemaId.of(7))).isEqualTo("\"string\"");
    answer = "{\"id\":42}";
    assertThat(registry.register("a/b-value", "\"string\"")).isEqualTo(SchemaId.of(42));

    assertThat(requests.get(0)).startsWith("GET /schemas/ids/7 Basic dXNlcjpwYTpzcw==");
    assertThat(requests.get(1)).startsWith("POST /subjects/a%2Fb-value/versions Basic");
    String body = requests.get(1).substring(requests.get(1).indexOf('{'));
    assertThat(JSON.readTree(body).get("schema").asText()).isEqualTo("\"string\"");
    assertThat(registry.toString()).doesNotContain("pa:ss");
  }

  @Test
  void confluent_saysWhatWentWrong() {
    ConfluentSchemaRegistry registry = ConfluentSchemaRegistry.at(endpoint());

    status = 404;
    assertCode(() -> registry.schema(SchemaId.of(7)), "not-found");
    status = 401;
    assertCode(() -> registry.schema(SchemaId.of(7)), "denied");
    status = 500;
    assertCode(() -> registry.schema(SchemaId.of(7)), "unavailable");
    status = 409;
    assertCode(() -> registry.register("s", "x"), "incompatible");
    status = 200;
    answer = "nonsense";
    assertCode(() -> registry.schema(SchemaId.of(7)), "unavailable");
    answer = "{\"other\":1}";
    assertCode(() -> registry.schema(SchemaId.of(7)), "unavailable");
    stop();
    assertCode(() -> registry.schema(SchemaId.of(7)), "unavailable");
  }

  private static void assertCode(Supplier<?> call, String code) {
    assertThatThrownBy(call::get)
        .isInstanceOfSatisfying(
            SchemaRegistryException.class,
            e -> assertThat(e.code()).isEqualTo("changefeed.registry." + code));
  }
}

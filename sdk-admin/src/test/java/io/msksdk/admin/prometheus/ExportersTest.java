package io.msksdk.admin.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExportersTest {

  private static HttpServer serving(String body) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/metrics",
        exchange -> {
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static ExporterProbe probe(String host, int port) {
    return Exporters.at(List.of(new ExporterTarget(ExporterJob.JMX, host, port))).probe().get(0);
  }

  @Test
  void exporter_answersWithItsSamples() throws IOException {
    HttpServer server = serving("a 1\nb{x=\"1\"} 2\n");
    try {
      ExporterProbe probe = probe("127.0.0.1", server.getAddress().getPort());

      assertThat(probe.answered()).isTrue();
      assertThat(probe.detail()).isEqualTo("2 samples");
      assertThat(probe.remedy()).isEmpty();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void somethingElse_isToldApart() throws IOException {
    HttpServer server = serving("<html></html>");
    try {
      ExporterProbe probe = probe("127.0.0.1", server.getAddress().getPort());

      assertThat(probe.result()).isEqualTo(ExporterProbe.Result.NOT_AN_EXPORTER);
      assertThat(probe.remedy()).contains("11001 on MSK");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void closedPort_asksForTheExporterToBeSwitchedOn() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }

    ExporterProbe probe = probe("127.0.0.1", free);

    assertThat(probe.result()).isEqualTo(ExporterProbe.Result.REFUSED);
    assertThat(probe).asString().contains("Switch the jmx exporter on");
  }

  @Test
  void unknownHost_asksForTheRightNetwork() {
    ExporterProbe probe = probe("no-such-host.invalid", 11001);

    assertThat(probe.result()).isEqualTo(ExporterProbe.Result.UNKNOWN_HOST);
    assertThat(probe.remedy()).contains("inside the cluster's VPC");
  }
}

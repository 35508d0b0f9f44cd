package io.msksdk.local.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.api.Operations;
import io.msksdk.local.clock.BackgroundWork;
import io.msksdk.local.clock.HeldClock;
import io.msksdk.local.clock.LocalClock;
import io.msksdk.local.clock.TimeMode;
import io.msksdk.local.event.EventLog;
import io.msksdk.local.fault.FaultPlan;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpEndpoint;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.identity.Identities;
import io.msksdk.local.identity.Signatures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceFrontTest {

  @Test
  void call_ofAnotherProtocol_isItsFronts() throws Exception {
    InstantSource time = InstantSource.system();
    EventLog events = EventLog.create(time);
    ServiceApi api =
        new ServiceApi(
            List.of(RestService.kafka(Operations.of(List.of()))),
            List.of(new TargetFront()),
            Signatures.by(Identities.create(), time),
            new FaultPlan(
                events,
                new HeldClock(
                    LocalClock.of(TimeMode.parse("instant"), BackgroundWork.on(Runnable::run)))),
            events);
    try (HttpEndpoint endpoint = HttpEndpoint.open(0, api::answer)) {

      assertThat(send(endpoint, "secretsmanager.ListSecrets").body()).isEqualTo("{\"front\":1}");
      assertThat(send(endpoint, "other.List").statusCode()).isEqualTo(404);
    }
  }

  private static HttpResponse<String> send(HttpEndpoint endpoint, String target) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + endpoint.port() + "/"))
            .header("X-Amz-Target", target)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  /** Knows its calls by a header. */
  private record TargetFront() implements ServiceFront {

    @Override
    public boolean takes(HttpCall call) {
      return call.headers().getOrDefault("X-Amz-Target", List.of("")).get(0).startsWith("secrets");
    }

    @Override
    public HttpReply answer(HttpCall call) {
      return HttpReply.json(200, Map.of(), "{\"front\":1}");
    }
  }
}

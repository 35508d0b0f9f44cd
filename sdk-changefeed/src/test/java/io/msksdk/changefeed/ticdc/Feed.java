package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.core.call.CallPolicy;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.time.Time;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** What the tests of the client share. */
final class Feed {
  static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  static final WaitPolicy WAIT = WaitPolicy.atMost(Duration.ofHours(1));
  static final SinkUri URI_WITH_SECRET =
      SinkUri.parse(
          "kafka://b-1:9096,b-2:9096/meta?protocol=canal-json&enable-tls=true"
              + "&sasl-mechanism=scram-sha-512&sasl-user=cdc&sasl-password=s3cret%21");

  private Feed() {}

  static ChangefeedRequest request(String id) {
    return ChangefeedRequest.builder(id, URI_WITH_SECRET).build();
  }

  static TicdcClient client(URI endpoint, Time time) {
    return TicdcClient.builder(endpoint)
        .time(time)
        .timeout(Duration.ofSeconds(5))
        .callPolicy(CallPolicy.builder().tries(3).build())
        .build();
  }
}

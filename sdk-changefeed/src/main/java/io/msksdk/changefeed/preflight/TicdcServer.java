package io.msksdk.changefeed.preflight;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.ChangefeedRequest;
import io.msksdk.changefeed.ticdc.TableCheck;
import io.msksdk.changefeed.ticdc.TicdcClient;
import io.msksdk.changefeed.version.TidbVersion;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** TiCDC, asked over its own interface. */
record TicdcServer(TicdcClient ticdc) implements ChangefeedServer {
  /** The dry run takes the body of a creation, which has an id; nothing gets it. */
  private static final String NOBODY = "preflight";

  /** A build that is no release has another name, and its features are not known. */
  private static final Pattern RELEASE = Pattern.compile("v\\d{1,4}\\.\\d{1,4}\\.\\d{1,4}");

  @Override
  public Tables verifyTables(SinkUri uri, ReplicaConfig config, @Nullable Tso startTs) {
    ChangefeedRequest.Builder request = ChangefeedRequest.builder(NOBODY, uri).config(config);
    if (startTs != null) {
      request.startTs(startTs);
    }
    TableCheck check = ticdc.check(request.build());
    return new Tables(check.eligible(), check.ineligible());
  }

  @Override
  public Optional<Tso> currentTs() {
    return Optional.of(ticdc.tso());
  }

  @Override
  public Optional<Tso> gcSafepoint() {
    return Optional.empty();
  }

  @Override
  public Optional<TidbVersion> version() {
    Matcher numbers = RELEASE.matcher(ticdc.status().version());
    return numbers.lookingAt() ? Optional.of(TidbVersion.parse(numbers.group())) : Optional.empty();
  }
}

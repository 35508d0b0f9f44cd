package io.msksdk.examples.changefeed;

import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.Changefeed;
import io.msksdk.changefeed.ticdc.ChangefeedEdit;
import io.msksdk.changefeed.ticdc.ChangefeedRequest;
import io.msksdk.changefeed.ticdc.LagReport;
import io.msksdk.changefeed.ticdc.TicdcClient;
import io.msksdk.core.operation.WaitPolicy;
import io.msksdk.core.runbook.RunOptions;
import java.time.Duration;
import java.util.function.Consumer;

/** Creates a changefeed, narrows what it sends, and looks how far it is behind. */
public final class RunChangefeed {
  private static final WaitPolicy PATIENCE = WaitPolicy.atMost(Duration.ofMinutes(10));

  private RunChangefeed() {}

  /**
   * Runs a changefeed.
   *
   * @param ticdc where
   * @param sinkUri where to
   * @param out told what happens
   * @return how far it is behind in the end
   */
  public static LagReport run(TicdcClient ticdc, SinkUri sinkUri, Consumer<String> out) {
    Changefeed feed =
        ticdc
            .create(ChangefeedRequest.builder("orders", sinkUri).build())
            .await(PATIENCE, look -> out.accept(look.toString()));
    out.accept(feed.toString());

    ChangefeedEdit edit =
        ChangefeedEdit.builder().config(ReplicaConfig.builder().filter("shop.*").build()).build();
    ticdc
        .edit("orders", edit)
        .run(RunOptions.unrecorded().reporting(progress -> out.accept(progress.toString())));

    return ticdc.lag("orders").look();
  }
}

package io.msksdk.changefeed.preflight;

import static java.util.Objects.requireNonNull;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.ticdc.TicdcClient;
import io.msksdk.changefeed.version.TidbVersion;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the preflight asks TiCDC itself. */
public interface ChangefeedServer {
  /**
   * Asks with a client of TiCDC. The GC safepoint is not among what TiCDC tells.
   *
   * @param ticdc the client; stays the caller's
   * @return what asks it
   */
  static ChangefeedServer of(TicdcClient ticdc) {
    return new TicdcServer(requireNonNull(ticdc, "ticdc"));
  }

  /**
   * The tables of a changefeed as TiCDC sees them.
   *
   * @param eligible those it would replicate
   * @param ineligible those without a valid index
   */
  record Tables(List<TableName> eligible, List<TableName> ineligible) {}

  /**
   * Tries filter, dispatchers and selectors without creating anything ({@code POST /verify_table}).
   *
   * @param uri the sink URI
   * @param config the configuration
   * @param startTs where the changefeed begins, null for now
   * @return the tables
   * @throws io.msksdk.core.MskException when TiCDC refuses; its message is shown
   */
  Tables verifyTables(SinkUri uri, ReplicaConfig config, @Nullable Tso startTs);

  /**
   * Returns TiDB's time.
   *
   * @return the current timestamp, empty when this client does not know it
   */
  Optional<Tso> currentTs();

  /**
   * Returns up to where old rows have been collected.
   *
   * @return the GC safepoint, empty when this client does not know it
   */
  Optional<Tso> gcSafepoint();

  /**
   * Returns TiCDC's version.
   *
   * @return that of its TiDB, empty when this client does not know it, as unless overridden
   */
  default Optional<TidbVersion> version() {
    return Optional.empty();
  }
}

package io.msksdk.changefeed.preflight;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkUri;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the preflight asks TiCDC itself; a client of TiCDC's interface implements it. */
public interface ChangefeedServer {
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
}

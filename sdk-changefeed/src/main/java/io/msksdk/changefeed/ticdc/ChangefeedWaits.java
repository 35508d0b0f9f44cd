package io.msksdk.changefeed.ticdc;

import io.msksdk.changefeed.codec.Tso;
import io.msksdk.core.operation.OperationHandle;

/**
 * What one can wait for on a changefeed. Every wait ends at once, badly, when the changefeed has
 * failed, with TiCDC's error and its remedy; a changefeed in warning is waited for, since TiCDC
 * tries again by itself. Thread-safe. Not for users to implement.
 */
public interface ChangefeedWaits {

  /**
   * Waits until it runs.
   *
   * @return ends with the changefeed; for up to 35 minutes unless told otherwise, five more than
   *     TiCDC tries by itself
   */
  OperationHandle<Changefeed> untilNormal();

  /**
   * Waits until it is paused.
   *
   * @return ends with the changefeed; for up to 5 minutes unless told otherwise
   */
  OperationHandle<Changefeed> untilStopped();

  /**
   * Waits until it is gone.
   *
   * @return ends with null; for up to 5 minutes unless told otherwise
   */
  OperationHandle<Void> untilRemoved();

  /**
   * Waits until its target timestamp is reached.
   *
   * @return ends with the changefeed; for up to 2 hours unless told otherwise
   */
  OperationHandle<Changefeed> untilFinished();

  /**
   * Waits until everything up to a timestamp is in Kafka.
   *
   * @param tso the timestamp
   * @return ends with the changefeed; for up to 2 hours unless told otherwise
   */
  OperationHandle<Changefeed> untilCheckpointPasses(Tso tso);

  /**
   * Waits until nothing is left to send: TiCDC says so once nothing has come for a while.
   *
   * @return ends with TiCDC's answer; for up to 2 hours unless told otherwise
   */
  OperationHandle<SyncedStatus> untilSynced();
}

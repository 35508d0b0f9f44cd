package io.msksdk.core.runbook;

/** What a step does beyond its purpose; an effect the caller did not allow is refused. */
public enum Effect {
  /** Brokers restart one after the other; clients reconnect. */
  RESTARTS_BROKERS,
  /** There is no way back. */
  IRREVERSIBLE,
  /** It costs more from then on. */
  BILLED,
  /** It can last more than half an hour. */
  LENGTHY,
  /** Clients that use what it takes away lose their access. */
  CUTS_CLIENTS,
  /** Records that were acknowledged may be gone. */
  LOSES_RECORDS
}

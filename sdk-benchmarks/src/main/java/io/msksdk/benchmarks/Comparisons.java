package io.msksdk.benchmarks;

import static io.msksdk.benchmarks.Comparison.higherIsBetter;
import static io.msksdk.benchmarks.Comparison.lowerIsBetter;

import java.util.List;

/** Every row there is, in the order they are printed. */
final class Comparisons {
  private static final IamConnect CONNECT = new IamConnect();
  private static final LagPass LAG = new LagPass();
  private static final LagMillion MILLION = new LagMillion();
  private static final ProviderSharing SHARING = new ProviderSharing();
  private static final ReplicatorRace RACE = new ReplicatorRace(1, 5);

  static final List<Comparison> ALL =
      List.of(
          lowerIsBetter("local-start-1", "ms", new LocalStart(1)),
          lowerIsBetter("local-start-3", "ms", new LocalStart(3)),
          lowerIsBetter("local-call", "ms", new LocalCall()),
          lowerIsBetter("replicator-start", "ms", RACE::start),
          lowerIsBetter("replicator-start-first", "ms", RACE::firstStart),
          lowerIsBetter("replicator-first-record", "ms", RACE::firstRecord),
          higherIsBetter("replicator-throughput", "records/s", RACE::throughput),
          lowerIsBetter("failover-pause", "ms", new FailoverPause()),
          higherIsBetter("authorizer", "records/s", new AuthorizerCost()),
          lowerIsBetter("call-describe", "us", ControlPlaneCalls::describe),
          lowerIsBetter("call-list", "us", ControlPlaneCalls::list),
          lowerIsBetter("iam-payload-warm", "us", IamSigning::payload),
          lowerIsBetter("iam-payload-cold", "ms", new ColdPayload(11)),
          lowerIsBetter("iam-token", "us", IamSigning::token),
          lowerIsBetter("iam-connect", "ms", CONNECT::time),
          lowerIsBetter("iam-connect-allocation", "KiB", CONNECT::allocation),
          lowerIsBetter("provider-sharing-threads", "threads", SHARING::threads),
          lowerIsBetter("provider-sharing-sts-clients", "clients", SHARING::stsClients),
          lowerIsBetter("provider-sharing-heap", "KiB", SHARING::heap),
          lowerIsBetter("lag-100k-vs-consumer-groups", "ms", LAG::againstTheTool),
          lowerIsBetter("lag-100k-vs-bare-admin", "ms", LAG::againstBareCalls),
          lowerIsBetter("lag-100k-requests", "requests", LAG::requests),
          lowerIsBetter("lag-100k-20-ms-away", "ms", LAG::away),
          lowerIsBetter("lag-1m", "ms", MILLION::time),
          lowerIsBetter("lag-1m-growth", "times lag-100k", MILLION::growth),
          lowerIsBetter("lag-state", "B/partition", new LagState()),
          higherIsBetter(
              "canal-json-decode-narrow", "rows/s", () -> CanalJsonDecode.narrow().take()),
          lowerIsBetter(
              "canal-json-decode-narrow-bytes",
              "B/row",
              () -> CanalJsonDecode.narrow().takeBytes()),
          higherIsBetter(
              "canal-json-decode-50-columns", "rows/s", () -> CanalJsonDecode.wide().take()),
          lowerIsBetter(
              "canal-json-decode-50-columns-bytes",
              "B/row",
              () -> CanalJsonDecode.wide().takeBytes()),
          higherIsBetter(
              "canal-json-decode-4-kb-text", "rows/s", () -> CanalJsonDecode.text().take()),
          lowerIsBetter(
              "canal-json-decode-4-kb-text-bytes",
              "B/row",
              () -> CanalJsonDecode.text().takeBytes()),
          higherIsBetter("avro-decode-narrow", "rows/s", () -> AvroDecode.narrow().take()),
          higherIsBetter("avro-decode-49-columns", "rows/s", () -> AvroDecode.wide().take()),
          higherIsBetter("changefeed-consume", "rows/s", ChangefeedConsume.rate()),
          lowerIsBetter("changefeed-open-rows", "B/row", ChangefeedConsume.heap()));

  private Comparisons() {}
}

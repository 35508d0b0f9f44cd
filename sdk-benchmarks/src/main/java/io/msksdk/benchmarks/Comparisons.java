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
  private static final ReplicatorRace RACE = new ReplicatorRace(1, 3);

  static final List<Comparison> ALL =
      List.of(
          lowerIsBetter("local-start-1", "ms", new LocalStart(1)),
          lowerIsBetter("local-start-3", "ms", new LocalStart(3)),
          lowerIsBetter("local-first-record", "ms", LocalFirstRecord::inOneJvm),
          lowerIsBetter("local-first-record-tuned", "ms", LocalFirstRecord::tuned),
          lowerIsBetter("local-first-record-archive", "ms", LocalFirstRecord::withArchive),
          lowerIsBetter("local-call", "ms", new LocalCall()),
          lowerIsBetter("replicator-start", "ms", RACE::start),
          lowerIsBetter("replicator-start-first", "ms", RACE::firstStart),
          lowerIsBetter("replicator-first-record", "ms", RACE::firstRecord),
          higherIsBetter("replicator-throughput", "records/s", RACE::throughput),
          lowerIsBetter("failover-pause", "ms", new FailoverPause()),
          higherIsBetter("authorizer", "records/s", new AuthorizerCost()),
          lowerIsBetter("call-describe", "us", ControlPlaneCalls.describe()::time),
          lowerIsBetter("call-describe-bytes", "B/call", ControlPlaneCalls.describe()::bytes),
          lowerIsBetter("call-list", "us", ControlPlaneCalls.list()::time),
          lowerIsBetter("call-list-bytes", "B/call", ControlPlaneCalls.list()::bytes),
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
              "canal-json-decode-narrow", "rows/s", DecodeFigures.rate("canal-narrow", "jackson")),
          lowerIsBetter(
              "canal-json-decode-narrow-bytes",
              "B/row",
              DecodeFigures.bytes("canal-narrow", "jackson")),
          higherIsBetter(
              "canal-json-decode-narrow-vs-flat-message",
              "rows/s",
              DecodeFigures.rate("canal-narrow", "flat-message")),
          lowerIsBetter(
              "canal-json-decode-narrow-bytes-vs-flat-message",
              "B/row",
              DecodeFigures.bytes("canal-narrow", "flat-message")),
          higherIsBetter(
              "canal-json-decode-narrow-vs-flink",
              "rows/s",
              DecodeFigures.rate("canal-narrow", "flink")),
          lowerIsBetter(
              "canal-json-decode-narrow-bytes-vs-flink",
              "B/row",
              DecodeFigures.bytes("canal-narrow", "flink")),
          higherIsBetter(
              "canal-json-decode-narrow-vs-floor",
              "rows/s",
              DecodeFigures.rate("canal-narrow", "floor")),
          lowerIsBetter(
              "canal-json-decode-narrow-bytes-vs-floor",
              "B/row",
              DecodeFigures.bytes("canal-narrow", "floor")),
          higherIsBetter(
              "canal-json-decode-50-columns",
              "rows/s",
              DecodeFigures.rate("canal-50-columns", "jackson")),
          lowerIsBetter(
              "canal-json-decode-50-columns-bytes",
              "B/row",
              DecodeFigures.bytes("canal-50-columns", "jackson")),
          higherIsBetter(
              "canal-json-decode-50-columns-vs-flat-message",
              "rows/s",
              DecodeFigures.rate("canal-50-columns", "flat-message")),
          lowerIsBetter(
              "canal-json-decode-50-columns-bytes-vs-flat-message",
              "B/row",
              DecodeFigures.bytes("canal-50-columns", "flat-message")),
          higherIsBetter(
              "canal-json-decode-50-columns-vs-flink",
              "rows/s",
              DecodeFigures.rate("canal-50-columns", "flink")),
          lowerIsBetter(
              "canal-json-decode-50-columns-bytes-vs-flink",
              "B/row",
              DecodeFigures.bytes("canal-50-columns", "flink")),
          higherIsBetter(
              "canal-json-decode-50-columns-vs-floor",
              "rows/s",
              DecodeFigures.rate("canal-50-columns", "floor")),
          lowerIsBetter(
              "canal-json-decode-50-columns-bytes-vs-floor",
              "B/row",
              DecodeFigures.bytes("canal-50-columns", "floor")),
          higherIsBetter(
              "canal-json-decode-4-kb-text",
              "rows/s",
              DecodeFigures.rate("canal-4-kb-text", "jackson")),
          lowerIsBetter(
              "canal-json-decode-4-kb-text-bytes",
              "B/row",
              DecodeFigures.bytes("canal-4-kb-text", "jackson")),
          higherIsBetter(
              "canal-json-decode-4-kb-text-vs-flat-message",
              "rows/s",
              DecodeFigures.rate("canal-4-kb-text", "flat-message")),
          lowerIsBetter(
              "canal-json-decode-4-kb-text-bytes-vs-flat-message",
              "B/row",
              DecodeFigures.bytes("canal-4-kb-text", "flat-message")),
          higherIsBetter(
              "canal-json-decode-4-kb-text-vs-flink",
              "rows/s",
              DecodeFigures.rate("canal-4-kb-text", "flink")),
          lowerIsBetter(
              "canal-json-decode-4-kb-text-bytes-vs-flink",
              "B/row",
              DecodeFigures.bytes("canal-4-kb-text", "flink")),
          higherIsBetter(
              "canal-json-decode-4-kb-text-vs-floor",
              "rows/s",
              DecodeFigures.rate("canal-4-kb-text", "floor")),
          lowerIsBetter(
              "canal-json-decode-4-kb-text-bytes-vs-floor",
              "B/row",
              DecodeFigures.bytes("canal-4-kb-text", "floor")),
          higherIsBetter(
              "avro-decode-narrow", "rows/s", DecodeFigures.rate("avro-narrow", "generic")),
          lowerIsBetter(
              "avro-decode-narrow-bytes", "B/row", DecodeFigures.bytes("avro-narrow", "generic")),
          higherIsBetter(
              "avro-decode-49-columns", "rows/s", DecodeFigures.rate("avro-49-columns", "generic")),
          lowerIsBetter(
              "avro-decode-49-columns-bytes",
              "B/row",
              DecodeFigures.bytes("avro-49-columns", "generic")),
          higherIsBetter("changefeed-consume", "rows/s", ChangefeedConsume.rate()),
          lowerIsBetter("changefeed-open-rows", "B/row", ChangefeedConsume.heap()));

  private Comparisons() {}
}

package io.msksdk.local.interop;

import io.msksdk.local.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Clients of other languages, as they are installed, against the packaged engine. The scripts are
 * in {@code src/test/interop}. Where a tool is missing this is reported as not run; the profile
 * {@code interop} makes that a failure.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InteropIT {
  private static final List<String> MECHANISMS = List.of("AWS_MSK_IAM", "OAUTHBEARER");

  private static EngineProcess onBrokers;
  private static EngineProcess withoutBrokers;
  private static FutureTask<Void> awsCli;

  /** The longest script, which needs no brokers, runs while the others do. */
  @BeforeAll
  static void start() {
    awsCli =
        new FutureTask<>(
            () -> {
              Tools.need("aws", "bash");
              Tools.copyScripts();
              Tools.passes("cli: done", administrator(withoutBrokers()), "bash", "cli.sh");
              return null;
            });
    new Thread(awsCli, "aws-cli").start();
  }

  @AfterAll
  static void end() throws Exception {
    // its engine must not end under it, nor start after the others ended
    try {
      Void unused = awsCli.get();
    } catch (ExecutionException e) {
      // its test has said so
    }
    Stream.of(onBrokers, withoutBrokers).filter(Objects::nonNull).forEach(EngineProcess::close);
  }

  @Test
  void awsCli_withoutBrokers_runsItsScript() throws Exception {
    try {
      Void unused = awsCli.get();
    } catch (ExecutionException e) {
      // a tool that is missing is no failure
      throw e.getCause() instanceof RuntimeException missing ? missing : e;
    }
  }

  @Test
  @Tag("full")
  void awsCli_onBrokers_runsItsScriptToo() throws Exception {
    Tools.need("aws", "bash");
    Tools.copyScripts();

    Tools.passes("cli: done", administrator(onBrokers()), "bash", "cli.sh");
  }

  @Test
  void javaScriptSdk_onBrokers_runsItsScript() throws Exception {
    Tools.need("node", "npm");
    Tools.install();

    Tools.passes("sdk: done", administrator(onBrokers()), "node", "sdk.mjs");
  }

  @Test
  @Tag("full")
  void javaScriptSdk_withoutBrokers_runsItsScriptToo() throws Exception {
    Tools.need("node", "npm");
    Tools.install();

    Tools.passes("sdk: done", administrator(withoutBrokers()), "node", "sdk.mjs");
  }

  @Test
  void kafkaJs_loggedInByIam_producesAndConsumes() throws Exception {
    Tools.need("node", "npm");
    Tools.install();
    TestEngine engine = onBrokers().engine();
    engine.user(
        "AKIAKAFKAJS",
        "kafkajs-secret",
        "kafkajs",
        """
            [{"Effect":"Allow","Action":["kafka:*","kafka-cluster:*"],"Resource":"*"}]
            """);
    List<String> command = new ArrayList<>(List.of("node", "kafkajs.mjs"));
    command.addAll(MECHANISMS);

    Tools.passes(
        "kafkajs: done",
        Map.of(
            "MSK_ENDPOINT",
            engine.endpoint().toString(),
            "MSK_CA_FILE",
            engine.caFile().toString(),
            "AWS_ACCESS_KEY_ID",
            "AKIAKAFKAJS",
            "AWS_SECRET_ACCESS_KEY",
            "kafkajs-secret"),
        command.toArray(String[]::new));
  }

  private static synchronized EngineProcess onBrokers() throws Exception {
    if (onBrokers == null) {
      onBrokers = EngineProcess.start();
    }
    return onBrokers;
  }

  private static synchronized EngineProcess withoutBrokers() throws Exception {
    if (withoutBrokers == null) {
      withoutBrokers = EngineProcess.start("--data-plane", "none");
    }
    return withoutBrokers;
  }

  private static Map<String, String> administrator(EngineProcess process) {
    return Map.of(
        "MSK_ENDPOINT",
        process.engine().endpoint().toString(),
        "AWS_ACCESS_KEY_ID",
        TestEngine.ADMIN_KEY,
        "AWS_SECRET_ACCESS_KEY",
        TestEngine.ADMIN_SECRET);
  }
}

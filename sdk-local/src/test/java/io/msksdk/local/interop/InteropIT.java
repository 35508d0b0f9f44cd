package io.msksdk.local.interop;

import io.msksdk.local.TestEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
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

  private EngineProcess process;

  @AfterEach
  void end() {
    if (process != null) {
      process.close();
    }
  }

  @Test
  void awsCli_onBrokers_runsItsScript() throws Exception {
    Tools.need("aws", "bash");
    Tools.copyScripts();

    Tools.passes("cli: done", administrator("real"), "bash", "cli.sh");
  }

  @Test
  void javaScriptSdk_onBrokers_runsItsScript() throws Exception {
    Tools.need("node", "npm");
    Tools.install();

    Tools.passes("sdk: done", administrator("real"), "node", "sdk.mjs");
  }

  @Test
  void javaScriptSdk_withoutBrokers_runsItsScriptToo() throws Exception {
    Tools.need("node", "npm");
    Tools.install();

    Tools.passes("sdk: done", administrator("none"), "node", "sdk.mjs");
  }

  @Test
  void kafkaJs_loggedInByIam_producesAndConsumes() throws Exception {
    Tools.need("node", "npm");
    Tools.install();
    process = EngineProcess.start();
    process
        .engine()
        .user(
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
            process.engine().endpoint().toString(),
            "MSK_CA_FILE",
            process.engine().caFile().toString(),
            "AWS_ACCESS_KEY_ID",
            "AKIAKAFKAJS",
            "AWS_SECRET_ACCESS_KEY",
            "kafkajs-secret"),
        command.toArray(String[]::new));
  }

  private Map<String, String> administrator(String dataPlane) throws Exception {
    process = EngineProcess.start("--data-plane", dataPlane);
    return Map.of(
        "MSK_ENDPOINT",
        process.engine().endpoint().toString(),
        "AWS_ACCESS_KEY_ID",
        TestEngine.ADMIN_KEY,
        "AWS_SECRET_ACCESS_KEY",
        TestEngine.ADMIN_SECRET);
  }
}

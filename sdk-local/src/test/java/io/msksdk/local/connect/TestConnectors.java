package io.msksdk.local.connect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.services.kafkaconnect.KafkaConnectClient;
import software.amazon.awssdk.services.kafkaconnect.model.CreateConnectorRequest;

/** Requests of MSK Connect that are accepted as they are. */
public final class TestConnectors {
  public static final String WORKER_PROPERTIES =
      """
      key.converter=org.apache.kafka.connect.storage.StringConverter
      value.converter=org.apache.kafka.connect.storage.StringConverter
      """;

  private TestConnectors() {}

  public static String plugin(KafkaConnectClient connect, String name) {
    return connect
        .createCustomPlugin(
            r ->
                r.name(name)
                    .contentType("ZIP")
                    .location(
                        l ->
                            l.s3Location(
                                s -> s.bucketArn("arn:aws:s3:::bucket").fileKey("plugin.zip"))))
        .customPluginArn();
  }

  public static String workerConfiguration(KafkaConnectClient connect, String name) {
    return connect
        .createWorkerConfiguration(
            r -> r.name(name).propertiesFileContent(base64(WORKER_PROPERTIES)))
        .workerConfigurationArn();
  }

  public static CreateConnectorRequest.Builder connector(String name, String pluginArn) {
    return CreateConnectorRequest.builder()
        .connectorName(name)
        .capacity(c -> c.provisionedCapacity(p -> p.mcuCount(2).workerCount(1)))
        .connectorConfiguration(configuration("1"))
        .kafkaCluster(
            k ->
                k.apacheKafkaCluster(
                    a ->
                        a.bootstrapServers("b-1.c:9098,b-2.c:9098")
                            .vpc(v -> v.subnets("subnet-1").securityGroups("sg-1"))))
        .kafkaClusterClientAuthentication(a -> a.authenticationType("IAM"))
        .kafkaClusterEncryptionInTransit(e -> e.encryptionType("TLS"))
        .kafkaConnectVersion("2.7.1")
        .plugins(p -> p.customPlugin(c -> c.customPluginArn(pluginArn).revision(1L)))
        .serviceExecutionRoleArn("arn:aws:iam::111122223333:role/connect");
  }

  public static Map<String, String> configuration(String tasks) {
    return Map.of("connector.class", "io.example.Sink", "tasks.max", tasks);
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

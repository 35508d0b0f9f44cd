package io.msksdk.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.local.TestClusters;
import io.msksdk.local.TestEngine;
import io.msksdk.local.broker.IamClients;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kafka.KafkaClient;
import software.amazon.awssdk.services.kafka.model.ClusterState;

/** The jar in class loaders of its own, as the face of the local MSK runs it. */
class ClassLoadersBrokerIT {

  @Test
  void engines_inTwoClassLoaders_bothLogClientsIn() throws Exception {
    try (URLClassLoader loader1 = loader();
        URLClassLoader loader2 = loader();
        TestEngine first = start(loader1);
        TestEngine second = start(loader2)) {

      assertThat(readBack(first)).isEqualTo("a record");
      assertThat(readBack(second)).isEqualTo("a record");
    }

    assertThat(Security.getProviders())
        .extracting(Provider::getName)
        .noneMatch(name -> name.startsWith("MskLocal"));
  }

  private static URLClassLoader loader() throws Exception {
    URL jar = Path.of(System.getProperty("msk.local.jar")).toUri().toURL();
    return new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
  }

  private static TestEngine start(ClassLoader loader) throws Exception {
    Class<?> entry = loader.loadClass("io.msksdk.local.server.Engine");
    assertThat(entry).isNotEqualTo(Engine.class);
    Object line =
        entry
            .getMethod("start", String[].class)
            .invoke(null, (Object) new String[] {"--port", "0"});
    return TestEngine.of((String) line);
  }

  private static String readBack(TestEngine engine) {
    try (KafkaClient kafka = engine.kafka()) {
      String arn = kafka.createClusterV2(TestClusters.iam("loader", 1)).clusterArn();
      TestClusters.await(kafka, arn, ClusterState.ACTIVE);
      String brokers =
          kafka.getBootstrapBrokers(r -> r.clusterArn(arn)).bootstrapBrokerStringSaslIam();
      IamClients admin = new IamClients(engine, brokers, "admin");
      admin.createTopic("t");
      admin.produce("t", "a record");
      return admin.consume("t", 1).get(0);
    }
  }
}

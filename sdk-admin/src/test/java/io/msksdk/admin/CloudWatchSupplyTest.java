package io.msksdk.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.msksdk.core.check.InvalidSpecException;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.kafka.KafkaClient;

/** The CloudWatch client is opened late, and let go of by whoever opened it. */
class CloudWatchSupplyTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

  /** Opens and closes an Msk; runs in a class loader without CloudWatch. */
  public static final class WithoutMetrics implements Supplier<String> {
    @Override
    public String get() {
      try (Msk msk =
          Msk.builder()
              .region(Region.EU_WEST_1)
              .endpoint(NOWHERE)
              .credentials(AnonymousCredentialsProvider.create())
              .build()) {
        return msk.clusters().getClass().getSimpleName();
      }
    }
  }

  @Test
  void mskWithoutMetrics_needsNoCloudWatchJar() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!Path.of(entry).getFileName().toString().startsWith("cloudwatch-")) {
        urls.add(url(entry));
      }
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> loader.loadClass(CloudWatchClient.class.getName()))
          .isInstanceOf(ClassNotFoundException.class);
      Object made = loader.loadClass(WithoutMetrics.class.getName()).getConstructor().newInstance();

      assertThat(((Supplier<?>) made).get()).isEqualTo("DefaultClusters");
    }
  }

  private static URL url(String entry) throws MalformedURLException {
    return Path.of(entry).toUri().toURL();
  }

  @Test
  void clientBroughtAlong_isUsedAndNotClosed() {
    try (CloudWatchClient theirs =
            CloudWatchClient.builder()
                .region(Region.EU_WEST_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
        KafkaClient kafka = kafka(null)) {
      Msk msk = Msk.builder().client(kafka).cloudWatch(theirs).build();

      assertThat(msk.metrics().client()).isSameAs(theirs);
      msk.close();
      assertThatThrownBy(() -> msk.metrics().client()).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void client_isMadeBesideTheMskClient_onceAndInItsRegion() {
    try (KafkaClient kafka = kafka(null);
        Msk msk = Msk.builder().client(kafka).build()) {
      CloudWatchClient client = msk.metrics().client();

      assertThat(client.serviceClientConfiguration().region()).isEqualTo(Region.EU_WEST_1);
      assertThat(msk.metrics().client()).isSameAs(client);
    }
  }

  @Test
  void mskClientWithAnEndpointOfItsOwn_needsACloudWatchClient() {
    try (KafkaClient kafka = kafka(NOWHERE);
        Msk msk = Msk.builder().client(kafka).build()) {
      assertThatThrownBy(() -> msk.metrics().client())
          .isInstanceOf(InvalidSpecException.class)
          .hasMessageContaining("Call cloudWatch(...) beside client(...)");
    }
  }

  private static KafkaClient kafka(@Nullable URI endpoint) {
    var builder =
        KafkaClient.builder()
            .region(Region.EU_WEST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create());
    return endpoint == null ? builder.build() : builder.endpointOverride(endpoint).build();
  }
}

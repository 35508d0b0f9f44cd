package io.msksdk.admin;

import io.msksdk.admin.cluster.Cluster;
import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.arn.MskClusterArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigData;
import org.apache.kafka.common.config.provider.ConfigProvider;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * Bootstrap servers where configuration is only text: Kafka clients, Connect workers, Streams and
 * framework property files.
 *
 * <pre>
 * config.providers=msk
 * config.providers.msk.class=io.msksdk.admin.MskConfigProvider
 * bootstrap.servers=${msk:orders/private/iam}
 * </pre>
 *
 * <p>What is asked for is {@code <cluster ARN or name>/<path>/<mode>}: a path of private, public,
 * multi_vpc and ipv6, a mode of iam, scram, tls and plaintext. There is no fallback to another one.
 * Region and credentials come from the AWS default chains; the parameters {@code region} and {@code
 * endpoint} override the first two. Made by Kafka; thread-safe once configured.
 */
public final class MskConfigProvider implements ConfigProvider {
  private final Function<Map<String, ?>, Msk> open;
  private @Nullable Msk msk;

  /** Used by Kafka, which creates the provider by its class name. */
  public MskConfigProvider() {
    this(MskConfigProvider::open);
  }

  MskConfigProvider(Function<Map<String, ?>, Msk> open) {
    this.open = open;
  }

  private static Msk open(Map<String, ?> settings) {
    Msk.Builder builder = Msk.builder();
    if (settings.get("region") instanceof String region) {
      builder.region(Region.of(region));
    }
    if (settings.get("endpoint") instanceof String endpoint) {
      builder.endpoint(URI.create(endpoint));
    }
    return builder.build();
  }

  @Override
  public synchronized void configure(Map<String, ?> settings) {
    close();
    msk = open.apply(settings);
  }

  @Override
  public ConfigData get(String path) {
    return get(path, Set.of(""));
  }

  /**
   * Looks bootstrap servers up.
   *
   * @param path what stands before the first colon, {@code arn} for an ARN
   * @param keys what stands after it
   * @return the servers by key
   */
  @Override
  public ConfigData get(String path, Set<String> keys) {
    Map<String, String> servers = new HashMap<>();
    for (String key : keys) {
      // Kafka cuts at the first colon, and an ARN has several
      String asked = path == null || path.isEmpty() ? key : path + (key.isEmpty() ? "" : ":" + key);
      servers.put(key, servers(asked));
    }
    return new ConfigData(servers);
  }

  private String servers(String asked) {
    int mode = asked.lastIndexOf('/');
    int path = mode < 1 ? -1 : asked.lastIndexOf('/', mode - 1);
    if (path < 1) {
      throw wrong(asked);
    }
    Msk opened = opened();
    return String.join(
        ",",
        opened
            .bootstrap()
            .brokers(cluster(opened, asked.substring(0, path)))
            .servers(
                named(AuthMode.class, asked.substring(mode + 1), asked),
                named(NetworkPath.class, asked.substring(path + 1, mode), asked)));
  }

  private synchronized Msk opened() {
    Msk opened = msk;
    if (opened == null) {
      throw new IllegalStateException("configure was not called before get");
    }
    return opened;
  }

  private static MskClusterArn cluster(Msk msk, String name) {
    return name.startsWith("arn:")
        ? MskClusterArn.parse(name)
        : msk.clusters()
            .find(name)
            .map(Cluster::arn)
            .orElseThrow(
                () ->
                    InvalidSpecException.of(
                        Finding.error(
                            "bootstrap.cluster", "cluster", name, "a cluster of this Region")));
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name, String asked) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_'))) {
        return value;
      }
    }
    throw wrong(asked);
  }

  private static InvalidSpecException wrong(String asked) {
    return InvalidSpecException.of(
        Finding.error("bootstrap.text", "msk", asked, "<cluster ARN or name>/<path>/<mode>")
            .advising("Such as ${msk:orders/private/iam}."));
  }

  @Override
  public synchronized void close() {
    if (msk != null) {
      msk.close();
      msk = null;
    }
  }
}

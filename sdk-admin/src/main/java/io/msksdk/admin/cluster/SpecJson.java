package io.msksdk.admin.cluster;

import io.msksdk.admin.configuration.ConfigurationRevision;
import io.msksdk.core.arn.MskConfigurationArn;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A spec as JSON, for version control and for the record of a plan. */
final class SpecJson {
  private static final long FORMAT = 1;

  private SpecJson() {}

  static JsonObject write(ClusterSpec spec) {
    JsonObject.Builder json =
        JsonObject.builder()
            .number("format", FORMAT)
            .text("name", spec.name())
            .text("kafkaVersion", spec.kafkaVersion())
            .number("brokers", spec.brokers())
            .text("brokerSize", spec.brokerSize().instanceType())
            .texts("subnets", spec.subnets())
            .texts("securityGroups", spec.securityGroups())
            .number("storageGib", spec.storageGib())
            .text("storageMode", spec.storage().mode().name())
            .flag("encryptedInCluster", spec.encryptedInCluster())
            .text("kmsKey", spec.storage().kmsKey().orElse(null))
            .object("security", security(spec.security()))
            .object("monitoring", monitoring(spec.monitoring()))
            .object("connectivity", connectivity(spec.connectivity()))
            .text("rebalancing", spec.rebalancing().map(Enum::name).orElse(null));
    spec.storage()
        .throughputMibPerSecond()
        .ifPresent(rate -> json.number("throughputMibPerSecond", rate));
    spec.configuration().ifPresent(revision -> json.object("configuration", revision(revision)));
    return json.object("tags", tags(spec.tags())).build();
  }

  private static JsonObject security(SecuritySettings settings) {
    return JsonObject.builder()
        .texts("access", names(settings.access()))
        .texts("authorities", settings.authorities())
        .text("encryption", settings.encryption().name())
        .build();
  }

  private static JsonObject monitoring(MonitoringSettings settings) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("level", settings.level().name())
            .flag("jmxExporter", settings.jmxExporter())
            .flag("nodeExporter", settings.nodeExporter())
            .text("logGroup", settings.logGroup().orElse(null))
            .text("deliveryStream", settings.deliveryStream().orElse(null));
    settings
        .bucket()
        .ifPresent(
            to ->
                json.object(
                    "bucket",
                    JsonObject.builder()
                        .text("name", to.name())
                        .text("prefix", to.prefix())
                        .build()));
    return json.build();
  }

  private static JsonObject connectivity(ConnectivitySettings settings) {
    return JsonObject.builder()
        .flag("publicAccess", settings.publicAccess())
        .texts("multiVpc", names(settings.multiVpc()))
        .flag("ipv6", settings.ipv6())
        .build();
  }

  private static JsonObject revision(ConfigurationRevision revision) {
    return JsonObject.builder()
        .text("arn", revision.configuration().toString())
        .number("revision", revision.number())
        .build();
  }

  private static JsonObject tags(Map<String, String> tags) {
    JsonObject.Builder json = JsonObject.builder();
    new TreeMap<>(tags).forEach(json::text);
    return json.build();
  }

  /** Sets have no order of their own; the text of a spec must not change from run to run. */
  private static List<String> names(Collection<ClusterAccess> access) {
    return access.stream().sorted().map(Enum::name).toList();
  }

  static ClusterSpec read(JsonObject json) {
    long format = json.number("format").orElse(0);
    if (format != FORMAT) {
      throw wrong("format", format, String.valueOf(FORMAT));
    }
    ClusterSpec.Builder spec =
        ClusterSpec.provisioned(json.requiredText("name"), json.requiredText("kafkaVersion"))
            .brokers(
                (int) json.number("brokers").orElse(3),
                BrokerSize.parse(json.requiredText("brokerSize")))
            .subnets(json.texts("subnets").toArray(String[]::new))
            .securityGroups(json.texts("securityGroups").toArray(String[]::new))
            .storage(readStorage(json));
    if (!json.flag("encryptedInCluster").orElse(true)) {
      spec.unencryptedInCluster();
    }
    json.object("security").ifPresent(settings -> spec.security(readSecurity(settings)));
    json.object("monitoring").ifPresent(settings -> spec.monitoring(readMonitoring(settings)));
    json.object("connectivity")
        .ifPresent(settings -> spec.connectivity(readConnectivity(settings)));
    json.object("configuration").ifPresent(revision -> spec.configuration(readRevision(revision)));
    json.text("rebalancing").ifPresent(r -> spec.rebalancing(named(Rebalancing.class, r)));
    json.object("tags").ifPresent(tags -> tags.textsByName().forEach(spec::addTag));
    return spec.asItIs();
  }

  private static StorageSettings readStorage(JsonObject json) {
    StorageSettings settings =
        StorageSettings.ofGib((int) json.number("storageGib").orElse(100))
            .mode(
                json.text("storageMode")
                    .map(mode -> named(StorageMode.class, mode))
                    .orElse(StorageMode.LOCAL));
    var rate = json.number("throughputMibPerSecond");
    settings = rate.isEmpty() ? settings : settings.throughputMibPerSecond((int) rate.getAsLong());
    return json.text("kmsKey").map(settings::kmsKey).orElse(settings);
  }

  private static SecuritySettings readSecurity(JsonObject json) {
    return SecuritySettings.access(access(json.texts("access")))
        .trusting(json.texts("authorities").toArray(String[]::new))
        .encryption(
            json.text("encryption")
                .map(encryption -> named(ClientEncryption.class, encryption))
                .orElse(ClientEncryption.TLS));
  }

  private static MonitoringSettings readMonitoring(JsonObject json) {
    MonitoringSettings settings =
        MonitoringSettings.defaults()
            .level(
                json.text("level")
                    .map(level -> named(MonitoringLevel.class, level))
                    .orElse(MonitoringLevel.DEFAULT))
            .logGroup(json.text("logGroup").orElse(null))
            .deliveryStream(json.text("deliveryStream").orElse(null))
            .bucket(
                json.object("bucket")
                    .map(to -> new LogBucket(to.requiredText("name"), to.text("prefix").orElse("")))
                    .orElse(null));
    settings = json.flag("jmxExporter").orElse(false) ? settings.openJmxExporter() : settings;
    return json.flag("nodeExporter").orElse(false) ? settings.openNodeExporter() : settings;
  }

  private static ConnectivitySettings readConnectivity(JsonObject json) {
    ConnectivitySettings settings =
        ConnectivitySettings.privateOnly()
            .multiVpc(access(json.texts("multiVpc")).toArray(ClusterAccess[]::new));
    settings = json.flag("publicAccess").orElse(false) ? settings.openToPublic() : settings;
    return json.flag("ipv6").orElse(false) ? settings.openIpv6() : settings;
  }

  private static ConfigurationRevision readRevision(JsonObject json) {
    return ConfigurationRevision.of(
        MskConfigurationArn.parse(json.requiredText("arn")), json.number("revision").orElse(0));
  }

  private static EnumSet<ClusterAccess> access(List<String> names) {
    EnumSet<ClusterAccess> access = EnumSet.noneOf(ClusterAccess.class);
    names.forEach(name -> access.add(named(ClusterAccess.class, name)));
    return access;
  }

  private static <E extends Enum<E>> E named(Class<E> type, String name) {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw wrong(type.getSimpleName(), name, "one of " + List.of(type.getEnumConstants()));
  }

  private static InvalidSpecException wrong(String property, Object value, String expected) {
    return InvalidSpecException.of(Finding.error("spec.json", property, value, expected));
  }
}

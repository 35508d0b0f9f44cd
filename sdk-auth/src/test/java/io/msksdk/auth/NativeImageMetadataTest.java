package io.msksdk.auth;

import static io.msksdk.auth.client.NetworkPath.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.iam.IamMechanism;
import io.msksdk.core.json.JsonObject;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.common.security.authenticator.AbstractLogin;
import org.apache.kafka.common.security.authenticator.DefaultLogin;
import org.apache.kafka.common.security.authenticator.SaslClientCallbackHandler;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerRefreshingLogin;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerSaslClientCallbackHandler;
import org.apache.kafka.common.security.scram.ScramLoginModule;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** What a native image is told, in the form of GraalVM before and since version 23. */
class NativeImageMetadataTest {
  private static final String FOLDER = "/META-INF/native-image/io.msksdk/msk-sdk-auth/";
  private static final String OURS = "io.msksdk.";
  private static final String KAFKAS = "org.apache.kafka.";

  /** What channels of Kafka make for a login where nothing else is set. */
  private static final Set<Class<?>> KAFKA_MAKES =
      Set.of(
          AbstractLogin.DefaultLoginCallbackHandler.class,
          DefaultLogin.class,
          DefaultSslEngineFactory.class,
          OAuthBearerRefreshingLogin.class,
          OAuthBearerSaslClientCallbackHandler.class,
          SaslClientCallbackHandler.class);

  @Test
  void bothForms_tellTheSame() throws Exception {
    assertThat(constructed("reflect-config.json", "name"))
        .isEqualTo(constructed("reachability-metadata.json", "type"));
  }

  @Test
  void everyClassThatSettingsOfAModeName_isTold() throws Exception {
    Set<String> named = new TreeSet<>();
    modes().forEach(mode -> everyClient(mode).forEach((key, value) -> addClass(value, named)));

    assertThat(named).hasSizeGreaterThan(5).isSubsetOf(told());
    assertThat(named).filteredOn(name -> name.startsWith(OURS)).containsAll(toldOf(OURS));
  }

  @Test
  void whatKafkaMakesForALogin_isTold() throws Exception {
    assertThat(told()).containsAll(KAFKA_MAKES.stream().map(Class::getName).toList());
  }

  @Test
  void saslClientFactories_thatTheJdkMakesByName_areTold() throws Exception {
    for (Class<?> module : List.of(ScramLoginModule.class, OAuthBearerLoginModule.class)) {
      // registers the provider of its mechanism, as it does in a client
      Class.forName(module.getName(), true, module.getClassLoader());
    }
    Set<String> factories = new TreeSet<>();
    for (Provider provider : Security.getProviders()) {
      provider.getServices().stream()
          .filter(service -> service.getType().equals("SaslClientFactory"))
          .map(Provider.Service::getClassName)
          .filter(name -> name.startsWith(KAFKAS))
          .forEach(factories::add);
    }

    assertThat(factories).hasSize(2).isSubsetOf(told());
  }

  @Test
  void everyClassThatIsTold_isThereAndHasTheMethods() throws Exception {
    for (JsonObject entry : entries("reachability-metadata.json")) {
      Class<?> type = Class.forName(entry.requiredText("type"));
      if (type.getName().startsWith(OURS)) {
        assertThat(type.getConstructor().newInstance()).isNotNull();
        assertThat(type).isPublic();
      }
      for (JsonObject method : entry.objects("methods")) {
        Class<?>[] parameters = types(method.texts("parameterTypes"));
        String name = method.requiredText("name");
        int modifiers =
            name.equals("<init>")
                ? type.getDeclaredConstructor(parameters).getModifiers()
                : type.getMethod(name, parameters).getModifiers();
        assertThat(Modifier.isPublic(modifiers)).as("%s of %s", name, type).isTrue();
      }
    }
  }

  private static Stream<ClientProperties> modes() throws Exception {
    var provider = StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIA", "secret"));
    BootstrapBrokers.Builder brokers = BootstrapBrokers.builder().region("eu-west-1");
    for (AuthMode mode : AuthMode.values()) {
      brokers.servers(mode, PRIVATE, "b-1.orders.kafka.eu-west-1.amazonaws.com:9098");
    }
    BootstrapBrokers all = brokers.build();
    return Stream.of(
            KafkaAuth.iam(provider).mechanism(IamMechanism.OWN),
            KafkaAuth.iam(provider),
            KafkaAuth.iamToken(provider),
            KafkaAuth.scram("user", TestSecrets.SECRET.toCharArray()),
            KafkaAuth.tls(),
            KafkaAuth.plaintext())
        .map(auth -> auth.on(all, PRIVATE));
  }

  private static Map<String, Object> everyClient(ClientProperties mode) {
    Map<String, Object> settings = new TreeMap<>(mode.admin());
    settings.putAll(mode.producer());
    settings.putAll(mode.consumer("group"));
    return settings;
  }

  /** The official library's own classes are its own to tell. */
  private static void addClass(Object value, Set<String> names) {
    String text = value instanceof Class<?> type ? type.getName() : value.toString();
    String name = text.split(" ", 2)[0];
    if (name.startsWith(OURS) || name.startsWith(KAFKAS)) {
      names.add(name);
    }
  }

  private static Set<String> told() throws Exception {
    return constructed("reachability-metadata.json", "type").keySet();
  }

  private static Set<String> toldOf(String owner) throws Exception {
    Set<String> names = new TreeSet<>(told());
    names.removeIf(name -> !name.startsWith(owner));
    return names;
  }

  private static Map<String, Set<String>> constructed(String file, String key) throws Exception {
    Map<String, Set<String>> methods = new TreeMap<>();
    for (JsonObject entry : entries(file)) {
      Set<String> names = new TreeSet<>();
      entry.objects("methods").forEach(method -> names.add(method.compact()));
      methods.put(entry.requiredText(key), names);
    }
    return methods;
  }

  private static List<JsonObject> entries(String file) throws Exception {
    try (InputStream in = NativeImageMetadataTest.class.getResourceAsStream(FOLDER + file)) {
      assertThat(in).as(file).isNotNull();
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      // the older form has no name for its list
      String whole = text.startsWith("[") ? "{\"reflection\": " + text + "}" : text;
      return JsonObject.parse(file, whole).objects("reflection");
    }
  }

  private static Class<?>[] types(List<String> names) throws Exception {
    Class<?>[] types = new Class<?>[names.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = Class.forName(names.get(i));
    }
    return types;
  }
}

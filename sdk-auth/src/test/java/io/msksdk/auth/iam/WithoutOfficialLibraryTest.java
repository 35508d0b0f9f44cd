package io.msksdk.auth.iam;

import static org.assertj.core.api.Assertions.assertThat;

import io.msksdk.auth.TestSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.security.sasl.Sasl;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Our mechanism as an application has it that leaves the official library out. */
class WithoutOfficialLibraryTest {
  private static final AwsCredentialsProvider PROVIDER =
      StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", TestSecrets.SECRET));

  @Test
  void ownMechanism_needsNoClassOfTheOfficialLibrary() throws Exception {
    Map<String, Object> settings = new HashMap<>(settings("OWN"));
    settings.put("bootstrap.servers", "localhost:1");

    try (Admin admin = Admin.create(settings)) {
      assertThat(admin).isNotNull();
    }
  }

  @Test
  void classesOfTwoLoaders_inOneJvm_doNotMeet() throws Exception {
    ownMechanism_needsNoClassOfTheOfficialLibrary();
    ownMechanism_needsNoClassOfTheOfficialLibrary();

    IamSaslCallbackHandler handler = new IamSaslCallbackHandler();
    handler.configure(
        IamLogin.of(PROVIDER, "eu-west-1").settings(IamMechanism.OWN), "AWS_MSK_IAM", List.of());
    assertThat(
            Sasl.createSaslClient(
                new String[] {"AWS_MSK_IAM"}, null, "kafka", "localhost", Map.of(), handler))
        .isInstanceOf(IamSaslClient.class);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> settings(String mechanism) throws Exception {
    ClassLoader without = new WithoutOfficialLibrary();
    Class<?> login = without.loadClass(IamLogin.class.getName());
    Class<?> mechanisms = without.loadClass(IamMechanism.class.getName());
    Object made =
        login
            .getMethod("of", AwsCredentialsProvider.class, String.class)
            .invoke(null, PROVIDER, "eu-west-1");
    Object chosen = mechanisms.getMethod("valueOf", String.class).invoke(null, mechanism);
    return (Map<String, Object>) login.getMethod("settings", mechanisms).invoke(made, chosen);
  }

  /** Loads this library anew and knows no class of the official one. */
  private static final class WithoutOfficialLibrary extends ClassLoader {
    WithoutOfficialLibrary() {
      super(WithoutOfficialLibrary.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("software.amazon.msk.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("io.msksdk.auth.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> known = findLoadedClass(name);
        return known == null ? defined(name) : known;
      }
    }

    private Class<?> defined(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream bytes = getParent().getResourceAsStream(file)) {
        if (bytes == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] all = bytes.readAllBytes();
        return defineClass(name, all, 0, all.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}

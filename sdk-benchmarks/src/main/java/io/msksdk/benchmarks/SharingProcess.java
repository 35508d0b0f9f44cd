package io.msksdk.benchmarks;

import io.msksdk.auth.credentials.CredentialNames;
import io.msksdk.auth.credentials.CredentialSource;
import io.msksdk.auth.iam.IamCallbackHandler;
import io.msksdk.auth.iam.IamLogin;
import io.msksdk.auth.iam.IamMechanism;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.security.auth.callback.Callback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.kafka.common.security.auth.AuthenticateCallbackHandler;
import software.amazon.msk.auth.iam.IAMClientCallbackHandler;
import software.amazon.msk.auth.iam.IAMLoginModule;
import software.amazon.msk.auth.iam.internals.AWSCredentialsCallback;

/** One side of {@link ProviderSharing}: makes the clients, prints what they hold. */
final class SharingProcess {
  static final String OURS = "ours";
  static final String PEER = "peer";

  private static final String STS_CLIENT = "software.amazon.awssdk.services.sts.DefaultStsClient";

  private SharingProcess() {}

  /**
   * Prints threads, STS clients and KiB of heap, then ends the JVM.
   *
   * @param args which side, and the role
   */
  public static void main(String[] args) throws Exception {
    boolean ours = args[0].equals(OURS);
    // what both sides need once is not a client's
    sign(ours ? ours(1, args[1], "first") : peer(1, args[1]));
    long before = heap();
    List<AuthenticateCallbackHandler> clients =
        ours
            ? ours(ProviderSharing.CLIENTS, args[1], "shared")
            : peer(ProviderSharing.CLIENTS, args[1]);
    sign(clients);
    long after = heap();
    System.out.println(
        Thread.getAllStackTraces().size()
            + " "
            + stsClients()
            + " "
            + Math.max(1, after - before) / 1024.0);
    System.out.flush();
    // a use after the measurement, so that no client is garbage before it
    System.exit(clients.isEmpty() ? 1 : 0);
  }

  private static List<AuthenticateCallbackHandler> ours(int count, String role, String name) {
    var unused = CredentialNames.register(name, CredentialSource.role(role).sessionName(name));
    Map<String, String> settings = IamLogin.settings(IamMechanism.OFFICIAL, name, "us-east-1");
    List<AuthenticateCallbackHandler> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      IamCallbackHandler client = new IamCallbackHandler();
      client.configure(settings, "AWS_MSK_IAM", List.of());
      clients.add(client);
    }
    return clients;
  }

  private static List<AuthenticateCallbackHandler> peer(int count, String role) {
    Map<String, String> options =
        Map.of("awsRoleArn", role, "awsRoleSessionName", "shared", "awsStsRegion", "us-east-1");
    AppConfigurationEntry entry =
        new AppConfigurationEntry(
            IAMLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options);
    List<AuthenticateCallbackHandler> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      IAMClientCallbackHandler client = new IAMClientCallbackHandler();
      client.configure(Map.of(), "AWS_MSK_IAM", List.of(entry));
      clients.add(client);
    }
    return clients;
  }

  private static void sign(List<AuthenticateCallbackHandler> clients) throws Exception {
    for (AuthenticateCallbackHandler client : clients) {
      AWSCredentialsCallback asked = new AWSCredentialsCallback();
      client.handle(new Callback[] {asked});
      if (!asked.isSuccessful()) {
        throw new IllegalStateException(asked.getLoadingException());
      }
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Counted in a histogram of the heap, which holds what can be reached. */
  private static long stsClients() throws JMException {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .map(line -> line.strip().split("\\s+", -1))
        .filter(columns -> columns.length > 3 && columns[3].equals(STS_CLIENT))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }
}

package io.msksdk.admin.lag;

import io.msksdk.auth.client.AuthMode;
import io.msksdk.auth.client.BootstrapBrokers;
import io.msksdk.auth.client.ClientProperties;
import io.msksdk.auth.client.KafkaAuth;
import io.msksdk.auth.client.NetworkPath;
import io.msksdk.core.time.ManualTime;
import io.msksdk.testkit.LocalCluster;
import io.msksdk.testkit.LocalIdentity;
import io.msksdk.testkit.LocalMsk;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * An instance that shares groups with others from a process of its own. It takes a round when it is
 * told the time, answers with what it saw, and can be killed, with no chance to tidy up.
 */
public final class LagProcess implements AutoCloseable {
  private final Process process;
  private final BufferedWriter orders;
  private final BufferedReader answers;

  private LagProcess(Process process) {
    this.process = process;
    this.orders = process.outputWriter(StandardCharsets.UTF_8);
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  static LagProcess start(LocalMsk local, LocalCluster cluster, LagSharing sharing, Path directory)
      throws IOException {
    LocalIdentity admin = local.admin();
    Path trust = Files.writeString(directory.resolve("ca.pem"), local.caPem());
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new LagProcess(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    classes,
                    LagProcess.class.getName(),
                    cluster.bootstrapBrokers(),
                    local.region(),
                    trust.toString(),
                    sharing.group(),
                    sharing.topic(),
                    String.valueOf(sharing.partitions()),
                    sharing.takeOver().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start())
        .as(admin);
  }

  /** The secret goes by a pipe: a command line is for everybody to see. */
  private LagProcess as(LocalIdentity identity) throws IOException {
    order(identity.accessKey());
    order(identity.secretKey());
    return this;
  }

  /** Lets it take a round at a time, and waits for the end of it. */
  LagSnapshot look(Instant at) {
    try {
      order(at.toString());
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the process ended with " + process.waitFor());
      }
      return LagSnapshot.parse(answer);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void order(String line) throws IOException {
    orders.write(line);
    orders.newLine();
    orders.flush();
  }

  /** Ends it as the kernel does, and waits until it is gone. */
  void kill() throws InterruptedException {
    var unused = process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    var unused = process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException {
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ClientProperties connection =
        connection(
            args[0],
            args[1],
            Files.readString(Path.of(args[2])),
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(orders.readLine(), orders.readLine())));
    LagSharing sharing =
        LagSharing.builder(args[3])
            .topic(args[4])
            .partitions(Integer.parseInt(args[5]))
            .takeOver(Duration.parse(args[6]))
            .build();
    ManualTime time = ManualTime.startingAt(Samples.START);
    try (LagMonitor monitor =
        LagMonitor.of(connection).groups("group-*").shared(sharing).time(time).open()) {
      for (@Nullable String at = orders.readLine(); at != null; at = orders.readLine()) {
        time.advance(Duration.between(time.now(), Instant.parse(at)));
        System.out.println(monitor.snapshot().toJson());
      }
    }
  }

  static ClientProperties connection(
      String servers, String region, String trust, AwsCredentialsProvider credentials) {
    BootstrapBrokers brokers =
        BootstrapBrokers.builder()
            .region(region)
            .servers(AuthMode.IAM, NetworkPath.PRIVATE, servers)
            .build();
    return KafkaAuth.iam(credentials).trust(trust).on(brokers, NetworkPath.PRIVATE);
  }
}

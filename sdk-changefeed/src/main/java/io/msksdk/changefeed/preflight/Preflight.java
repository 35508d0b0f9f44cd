package io.msksdk.changefeed.preflight;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.auth.call.BrokerAnswers;
import io.msksdk.changefeed.codec.Tso;
import io.msksdk.changefeed.dispatch.TableName;
import io.msksdk.changefeed.filter.SourceTable;
import io.msksdk.changefeed.filter.TableFilter;
import io.msksdk.changefeed.sink.ReplicaConfig;
import io.msksdk.changefeed.sink.SinkConflicts;
import io.msksdk.changefeed.sink.SinkUri;
import io.msksdk.changefeed.sink.TableChecks;
import io.msksdk.changefeed.sink.TopicPreview;
import io.msksdk.core.call.AccessDeniedException;
import io.msksdk.core.call.CallException;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.jspecify.annotations.Nullable;

/**
 * Tries what TiCDC will do at the creation of a changefeed: finds, reaches and trusts every broker,
 * logs in, looks at topics, sizes and rights, asks the schema registry and TiCDC. Nothing is
 * created. It sees the network from where it runs: run it where TiCDC does.
 *
 * <pre>{@code
 * PreflightReport report =
 *     Preflight.of(uri, config)
 *         .tables(tables)
 *         .server(ChangefeedServer.of(ticdc))
 *         .startTs(begin)
 *         .run();
 * System.out.println(report);
 * report.grantMissing(operator, BrokerPrincipal.of(bootstrapBrokers));
 * report.requireReady();
 * }</pre>
 */
public final class Preflight {
  private final SinkUri uri;
  private final ReplicaConfig config;
  private @Nullable String ca;
  private @Nullable String principal;
  private Collection<SourceTable> tables = List.of();
  private @Nullable ChangefeedServer server;
  private @Nullable Tso startTs;
  private Duration timeout = Duration.ofSeconds(10);

  private Preflight(SinkUri uri, ReplicaConfig config) {
    this.uri = requireNonNull(uri, "uri");
    this.config = requireNonNull(config, "config");
  }

  /**
   * Prepares the checks of a changefeed.
   *
   * @param uri its sink URI
   * @param config its configuration
   * @return checks of Kafka and, when it has one, of the schema registry
   */
  public static Preflight of(SinkUri uri, ReplicaConfig config) {
    return new Preflight(uri, config);
  }

  /**
   * Trusts other authorities than the system does.
   *
   * @param pem their certificates as PEM text
   * @return this
   */
  @CanIgnoreReturnValue
  public Preflight trusting(String pem) {
    ca = requireNonNull(pem, "pem");
    return this;
  }

  /**
   * Names whom TiCDC is to Kafka, for the ACLs it lacks. {@code User:} and the SASL user by
   * default, {@code User:ANONYMOUS} without one.
   *
   * @param principal such as {@code User:CN=ticdc}
   * @return this
   */
  @CanIgnoreReturnValue
  public Preflight principal(String principal) {
    this.principal = requireNonNull(principal, "principal");
    return this;
  }

  /**
   * Checks tables and their topics too.
   *
   * @param tables every table of TiDB
   * @return this
   */
  @CanIgnoreReturnValue
  public Preflight tables(Collection<SourceTable> tables) {
    this.tables = List.copyOf(tables);
    return this;
  }

  /**
   * Asks TiCDC too.
   *
   * @param server what asks it
   * @return this
   */
  @CanIgnoreReturnValue
  public Preflight server(ChangefeedServer server) {
    this.server = requireNonNull(server, "server");
    return this;
  }

  /**
   * Checks where the changefeed begins, which needs a server to ask.
   *
   * @param startTs its first timestamp
   * @return this
   */
  @CanIgnoreReturnValue
  public Preflight startTs(Tso startTs) {
    this.startTs = requireNonNull(startTs, "startTs");
    return this;
  }

  /**
   * Sets how long each connection and each answer may take. 10 seconds by default.
   *
   * @param timeout above 0
   * @return this
   */
  @CanIgnoreReturnValue
  public Preflight timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout: " + timeout + " (expected: above 0).");
    }
    this.timeout = timeout;
    return this;
  }

  /**
   * Runs every check that can be run.
   *
   * @return the answers
   */
  public PreflightReport run() {
    Results results = new Results();
    results.found("settings", "sink", settings(), "URI and configuration agree");
    NetworkCheck network = new NetworkCheck(results, uri.tls(), ca, timeout);
    if (!network.check(uri.brokers())) {
      results.skipped("login", "kafka", "no broker can be talked to");
    } else if (!KafkaLogin.possible(uri)) {
      results.skipped("login", "kafka", "certificate files, GSSAPI and OAuth are TiCDC's alone");
    } else {
      kafka(results, network);
    }
    registry(results);
    server(results);
    return results.report();
  }

  private List<Finding> settings() {
    return Findings.create()
        .addAll(uri.findings())
        .addAll(config.findings())
        .addAll(SinkConflicts.atCreate(uri, config))
        .addAll(tables.isEmpty() ? List.of() : TableChecks.check(uri, config, tables))
        .all();
  }

  private void kafka(Results results, NetworkCheck network) {
    try (Admin admin = Admin.create(KafkaLogin.properties(uri, ca, timeout))) {
      Collection<Node> nodes =
          BrokerAnswers.get("DescribeCluster", admin.describeCluster().nodes());
      results.passed("login", "kafka", uri.saslMechanism().orElse("none needed"));
      Set<String> others = new TreeSet<>();
      nodes.forEach(node -> others.add(node.host() + ":" + node.port()));
      others.removeAll(uri.brokers());
      boolean ignored = network.check(others);
      new TopicCheck(results, admin, uri, ChangefeedAcls.of(whom(), uri, config)).check(topics());
    } catch (AccessDeniedException refused) {
      results.found("login", "kafka", refusedLogin());
    } catch (CallException | KafkaException failed) {
      results.found(
          "login",
          "kafka",
          Finding.error(
                  "changefeed.preflight.login", "brokers", uri.brokers(), "an answer in " + timeout)
              .advising(
                  uri.tls()
                      ? "Check sasl-mechanism against the port: 9096 of MSK is for SCRAM, 9094 for"
                          + " none."
                      : "A port that speaks TLS never answers without enable-tls=true."));
    }
  }

  private Finding refusedLogin() {
    return Finding.error(
            "changefeed.preflight.login",
            "sasl-user",
            uri.parameter("sasl-user").orElse(""),
            "a user the cluster knows, with its password")
        .advising(
            "On MSK the user's secret must be associated with the cluster, and its name begin with"
                + " AmazonMSK_. Percent-encode the password in a URI written by hand.");
  }

  private String whom() {
    String user = uri.parameter("sasl-user").orElse("ANONYMOUS");
    return principal == null ? "User:" + user : principal;
  }

  private Set<String> topics() {
    var filter = TableFilter.parse(config.filter(), config.caseSensitive());
    List<TableName> names = tables.stream().map(SourceTable::name).filter(filter::accepts).toList();
    return TopicPreview.of(uri, config, names).names();
  }

  private void registry(Results results) {
    uri.parameter("schema-registry")
        .or(() -> config.setting("sink.schema_registry"))
        .filter(url -> !url.isEmpty())
        .ifPresent(url -> new RegistryCheck(results, url, timeout).check());
  }

  private void server(Results results) {
    ChangefeedServer asked = server;
    if (asked == null) {
      results.skipped("verify-table", "tables", "no TiCDC to ask was given");
      return;
    }
    ServerCheck check = new ServerCheck(results, asked);
    check.version(uri, config);
    check.tables(uri, config, startTs);
    Tso start = startTs;
    if (start != null) {
      check.startTs(start);
    }
  }
}

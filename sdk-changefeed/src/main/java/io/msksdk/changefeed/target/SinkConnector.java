package io.msksdk.changefeed.target;

import static java.util.Objects.requireNonNull;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.msksdk.changefeed.sink.RegistryUrl;
import io.msksdk.core.check.Finding;
import io.msksdk.core.check.Findings;
import io.msksdk.core.check.InvalidSpecException;
import io.msksdk.core.json.JsonObject;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A connector that writes the tables of an Avro changefeed into Snowflake or SQL Server, for
 * Confluent Cloud or for MSK Connect. Immutable and thread-safe.
 *
 * <pre>{@code
 * SinkConnector connector =
 *     SinkConnector.sqlServer("orders", "db.example", 1433, "tpcc", "admin", password)
 *         .topics("tidb_tpcc_orders")
 *         .build();
 * connector.confluentCloud();          // the body for Confluent Cloud
 * connector.mskConnect(registry);      // the properties for MSK Connect
 * }</pre>
 *
 * <p>Source: TiDB documentation, "Integrate Data with Confluent Cloud and Snowflake".
 */
public final class SinkConnector {
  private static final String SQL_SERVER = "sqlserver";
  private static final String SNOWFLAKE = "snowflake";

  private final Builder values;

  private SinkConnector(Builder values) {
    this.values = values;
  }

  /**
   * Starts a connector into SQL Server.
   *
   * @param name the connector's name
   * @param host the server
   * @param port its port, usually 1433
   * @param database the database, which has to exist
   * @param user the login
   * @param password its password
   * @return the builder
   */
  public static Builder sqlServer(
      String name, String host, int port, String database, String user, String password) {
    Builder builder = new Builder(SQL_SERVER, name);
    builder.msk.put(
        "connection.url", "jdbc:sqlserver://" + host + ":" + port + ";databaseName=" + database);
    builder.both("connection.user", user).both("connection.password", password);
    builder.cloud.put("connection.host", host);
    builder.cloud.put("connection.port", Integer.toString(port));
    builder.cloud.put("db.name", database);
    return builder;
  }

  /**
   * Starts a connector into Snowflake, which logs in with a key pair.
   *
   * @param name the connector's name
   * @param url such as {@code account.region.snowflakecomputing.com:443}
   * @param user the login
   * @param privateKey the private key, Base64 on one line without its head and foot
   * @param database the database, which has to exist
   * @param schema the schema, which has to exist
   * @return the builder
   */
  public static Builder snowflake(
      String name, String url, String user, String privateKey, String database, String schema) {
    return new Builder(SNOWFLAKE, name)
        .both("snowflake.url.name", url)
        .both("snowflake.user.name", user)
        .both("snowflake.private.key", privateKey.replaceAll("-----[A-Z ]+-----|\\s", ""))
        .both("snowflake.database.name", database)
        .both("snowflake.schema.name", schema);
  }

  /**
   * Returns the name.
   *
   * @return the connector's name
   */
  public String name() {
    return values.name;
  }

  /**
   * Returns the connector for Confluent Cloud, secrets included. The API key of the Kafka cluster
   * has to be added by who creates it.
   *
   * @return the body of its {@code POST /connectors}
   */
  public JsonObject confluentCloud() {
    Map<String, String> config = new LinkedHashMap<>();
    config.put("name", values.name);
    config.putAll(values.required(true));
    config.putAll(values.cloud);
    config.putAll(values.changed);
    JsonObject.Builder members = JsonObject.builder();
    config.forEach(members::text);
    return JsonObject.builder().text("name", values.name).object("config", members.build()).build();
  }

  /**
   * Returns the connector for MSK Connect, secrets included; its plugin has to hold the connector
   * and Confluent's Avro converter.
   *
   * @param registry the schema registry of the changefeed
   * @return the properties of the connector's configuration, unmodifiable
   */
  public Map<String, String> mskConnect(RegistryUrl registry) {
    Map<String, String> config = new LinkedHashMap<>(values.required(false));
    config.putAll(values.msk);
    for (String side : List.of("key", "value")) {
      String converter = side + ".converter";
      config.put(converter, ConnectorRules.CONVERTER);
      URI url = URI.create(registry.text());
      config.put(converter + ".schema.registry.url", withoutLogin(url));
      if (url.getUserInfo() != null) {
        config.put(converter + ".basic.auth.credentials.source", "USER_INFO");
        config.put(converter + ".basic.auth.user.info", url.getUserInfo());
      }
    }
    config.putAll(values.changed);
    return Collections.unmodifiableMap(config);
  }

  private static String withoutLogin(URI url) {
    String port = url.getPort() < 0 ? "" : ":" + url.getPort();
    return url.getScheme() + "://" + url.getHost() + port + url.getRawPath();
  }

  /**
   * Checks the settings of a connector into SQL Server that came from elsewhere.
   *
   * @param settings its configuration, as MSK Connect or Confluent Cloud has it
   * @param tablesByTopic how many tables each topic of the changefeed carries
   * @return an error for each setting with which deletes or updates are lost or messages are not
   *     read, and for each topic with more than one table
   */
  public static List<Finding> checkSqlServer(
      Map<String, String> settings, Map<String, Integer> tablesByTopic) {
    ConnectorRules rules = new ConnectorRules(settings);
    return Findings.create()
        .addAll(rules.keysAndDeletes())
        .addAll(rules.formats())
        .addAll(rules.topics(tablesByTopic))
        .all();
  }

  /**
   * Checks the settings of a connector into Snowflake that came from elsewhere.
   *
   * @param settings its configuration, as MSK Connect or Confluent Cloud has it
   * @return an error for each setting with which it cannot log in or read the messages
   */
  public static List<Finding> checkSnowflake(Map<String, String> settings) {
    ConnectorRules rules = new ConnectorRules(settings);
    return Findings.create().addAll(rules.snowflake()).addAll(rules.formats()).all();
  }

  /** Returns kind, name and topics, without settings. */
  @Override
  public String toString() {
    return values.kind + " connector " + values.name + values.topics;
  }

  /** Collects the settings of a connector. Not thread-safe. */
  public static final class Builder {
    private final String kind;
    private final String name;
    private final Map<String, String> msk = new LinkedHashMap<>();
    private final Map<String, String> cloud = new LinkedHashMap<>();
    private final Map<String, String> changed = new LinkedHashMap<>();
    private List<String> topics = List.of();

    private Builder(String kind, String name) {
      this.kind = kind;
      this.name = requireNonNull(name, "name");
    }

    @CanIgnoreReturnValue
    private Builder both(String property, String value) {
      msk.put(property, requireNonNull(value, property));
      cloud.put(property, value);
      return this;
    }

    /**
     * Sets the topics, each of which has to carry one table.
     *
     * @param topics their names, such as {@code tidb_tpcc_orders}
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder topics(String... topics) {
      this.topics = List.of(topics);
      return both("topics", String.join(",", topics));
    }

    /**
     * Sets any other property, or changes one, under the name it has where the connector will run.
     *
     * @param property its name, such as {@code tasks.max}
     * @param value its value
     * @return this
     */
    @CanIgnoreReturnValue
    public Builder property(String property, String value) {
      changed.put(property, requireNonNull(value, "value"));
      return this;
    }

    private Map<String, String> required(boolean confluent) {
      Map<String, String> required = new LinkedHashMap<>();
      required.putAll(
          confluent ? ConnectorTable.confluentCloud(kind) : ConnectorTable.mskConnect(kind));
      required.put("tasks.max", "1");
      return required;
    }

    /**
     * Makes the connector.
     *
     * @return the connector
     * @throws InvalidSpecException when it has no topic, or lost what TiCDC's format needs
     */
    public SinkConnector build() {
      Findings findings = Findings.create();
      if (topics.isEmpty()) {
        findings.add(
            Finding.error("changefeed.target.topic", "topics", null, "at least one topic"));
      }
      if (kind.equals(SQL_SERVER)) {
        Map<String, String> all = new LinkedHashMap<>(required(false));
        all.putAll(changed);
        findings.addAll(new ConnectorRules(all).keysAndDeletes());
      }
      findings.requireNoErrors();
      Builder copy = new Builder(kind, name);
      copy.msk.putAll(msk);
      copy.cloud.putAll(cloud);
      copy.changed.putAll(changed);
      copy.topics = topics;
      return new SinkConnector(copy);
    }
  }
}

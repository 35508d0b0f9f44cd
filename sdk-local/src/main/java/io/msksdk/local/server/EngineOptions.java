package io.msksdk.local.server;

import io.msksdk.local.clock.TimeMode;
import io.msksdk.local.identity.AuthorisationMode;
import io.msksdk.local.quota.Quotas;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What the command line says. */
record EngineOptions(
    int port,
    TimeMode time,
    boolean brokers,
    @Nullable Path identities,
    @Nullable Path log,
    Quotas quotas,
    AuthorisationMode authorisation) {
  static final String HELP =
      """
      The local MSK: Amazon MSK's REST API with real Kafka brokers, in one process.

      java -jar msk-local.jar [options]

        --port N             the port of the endpoint; 0, the default, picks a free one
        --time MODE          how time passes for creations, updates and schedules:
                               instant    as fast as the real work (default)
                               scaled:F   F times faster than MSK
                               real       as slow as MSK
                               manual     only by POST /_local/clock {"advance":"PT1H"}
        --data-plane KIND    real (default) runs brokers, none answers without any
        --identities FILE    access keys to know from the start, as a JSON array of
                               {"accessKeyId","secretAccessKey","sessionToken"?,"arn","policies":[...]}
        --quota NAME=N       raises or lowers a quota, such as configurationsPerAccount=500; may be
                             given several times
        --authorisation MODE how brokers decide: default, by what requests ask for; strict, also by
                             what the guide requires beside it; off, not at all
        --log FILE           where warnings and errors of the brokers go; nowhere by default
        --help               prints this

      When it is ready it prints one line of JSON on standard output:
        {"ready":true,"endpoint":"http://127.0.0.1:N","region":...,"account":...,"caFile":...}
      SIGTERM or POST /_local/shutdown ends it. The key AKIALOCALADMIN000000 with the secret
      local-admin-secret is allowed everything.
      """;

  private static final int LARGEST_PORT = 65_535;

  static EngineOptions parse(String... arguments) {
    int port = 0;
    TimeMode time = TimeMode.parse("instant");
    boolean brokers = true;
    Path identities = null;
    Path log = null;
    Quotas quotas = Quotas.published();
    AuthorisationMode authorisation = AuthorisationMode.DEFAULT;
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i];
      String value = i + 1 < arguments.length ? arguments[i + 1] : null;
      switch (name) {
        case "--port" -> port = port(given(name, value));
        case "--time" -> time = TimeMode.parse(given(name, value));
        case "--data-plane" -> brokers = brokers(given(name, value));
        case "--identities" -> identities = Path.of(given(name, value));
        case "--quota" -> quota(quotas, given(name, value));
        case "--authorisation" -> authorisation = AuthorisationMode.parse(given(name, value));
        case "--log" -> log = Path.of(given(name, value));
        default ->
            throw new IllegalArgumentException(
                "option: "
                    + name
                    + " (expected: --port, --time, --data-plane, --identities, --quota,"
                    + " --authorisation, --log or --help)");
      }
    }
    return new EngineOptions(port, time, brokers, identities, log, quotas, authorisation);
  }

  private static String given(String name, @Nullable String value) {
    if (value == null) {
      throw new IllegalArgumentException(name + ": missing (expected: a value after it)");
    }
    return value;
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= LARGEST_PORT) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw badPort(text);
    }
    throw badPort(text);
  }

  private static IllegalArgumentException badPort(String text) {
    return new IllegalArgumentException(
        "port: " + text + " (expected: a number from 0 to " + LARGEST_PORT + ")");
  }

  private static void quota(Quotas quotas, String text) {
    int equals = text.indexOf('=');
    try {
      quotas.set(
          text.substring(0, Math.max(equals, 0)), Integer.parseInt(text.substring(equals + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("quota: " + text + " (expected: NAME=N)", e);
    }
  }

  private static boolean brokers(String text) {
    return switch (text) {
      case "real" -> true;
      case "none" -> false;
      default ->
          throw new IllegalArgumentException("data-plane: " + text + " (expected: real or none)");
    };
  }
}

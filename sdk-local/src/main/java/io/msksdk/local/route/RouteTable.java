package io.msksdk.local.route;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of a service. Immutable. */
public final class RouteTable {
  private final List<Route> routes;

  private RouteTable(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /**
   * Reads the frozen table of the {@code kafka} service: operation, method and path, one row per
   * line. A test holds it to the AWS client's own marshallers.
   *
   * @return the table
   */
  public static RouteTable kafka() {
    return frozen("kafka-routes.txt");
  }

  /**
   * Reads the frozen table of the {@code kafkaconnect} service, which a test holds to the AWS
   * client's own marshallers too.
   *
   * @return the table
   */
  public static RouteTable kafkaConnect() {
    return frozen("kafkaconnect-routes.txt");
  }

  private static RouteTable frozen(String name) {
    try (InputStream in = RouteTable.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": not in the jar");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      return new RouteTable(
          lines
              .lines()
              .map(line -> line.split(" "))
              .map(words -> Route.of(words[0], words[1], words[2]))
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Makes a table.
   *
   * @param routes its rows
   * @return the table
   */
  public static RouteTable of(List<Route> routes) {
    return new RouteTable(routes);
  }

  /**
   * Returns the rows.
   *
   * @return the rows in their order
   */
  public List<Route> routes() {
    return routes;
  }

  /**
   * Finds the row for a request.
   *
   * @param method the HTTP method
   * @param rawPath the path as it is on the wire
   * @return the row with the values of its placeholders, empty when no row fits
   */
  public Optional<Match> match(String method, String rawPath) {
    for (Route route : routes) {
      Optional<Map<String, String>> values = route.match(method, rawPath);
      if (values.isPresent()) {
        return Optional.of(new Match(route, values.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Finds the row that a request without one was perhaps meant for.
   *
   * @param method the HTTP method
   * @param rawPath the path as it is on the wire
   * @return the row that takes the fewest changes
   */
  public Route closest(String method, String rawPath) {
    return routes.stream()
        .min(Comparator.comparingInt(route -> distance(route, method, rawPath)))
        .orElseThrow();
  }

  private static int distance(Route route, String method, String rawPath) {
    String[] wanted = route.template().split("/", -1);
    String[] seen = rawPath.split("/", -1);
    int distance = route.method().equals(method) ? 0 : 1;
    for (int i = 0; i < Math.max(wanted.length, seen.length); i++) {
      if (i >= wanted.length || i >= seen.length) {
        distance += 6;
      } else if (!wanted[i].startsWith("{")) {
        distance += Math.min(6, edits(wanted[i], seen[i]));
      }
    }
    return distance;
  }

  /** How many letters to add, drop or change, by the usual table row by row. */
  private static int edits(String one, String two) {
    int[] row = new int[two.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (one.charAt(i - 1) == two.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[two.length()];
  }

  /**
   * A row that fits a request.
   *
   * @param route the row
   * @param values the values of its placeholders
   */
  public record Match(Route route, Map<String, String> values) {}
}

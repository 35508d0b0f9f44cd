package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A way by which clients reach a cluster, with what to check before it is built. The table follows
 * the guide, which advises none over another: the order here is by how little network of one's own
 * a path needs, with the internet last. Immutable.
 *
 * <pre>{@code
 * ConnectionPath.from(ClientPlace.OTHER_ACCOUNT).forEach(System.out::println);
 * }</pre>
 */
public final class ConnectionPath {

  /** What a path is. */
  public enum Kind {
    /** Straight from the cluster's own VPC. */
    SAME_VPC,
    /** Managed VPC connections over AWS PrivateLink. */
    MULTI_VPC,
    /** A peering connection of two VPCs. */
    VPC_PEERING,
    /** A gateway that joins VPCs and networks of one's own. */
    TRANSIT_GATEWAY,
    /** A line from one's own network to AWS. */
    DIRECT_CONNECT,
    /** A virtual private network to the cluster's VPC. */
    VPN,
    /** Public addresses of the brokers. */
    PUBLIC_ACCESS,
    /** HTTP to a proxy in the cluster's VPC. */
    REST_PROXY
  }

  private static final List<ConnectionPath> PUBLISHED = read();

  private final Kind kind;
  private final Map<ClientPlace, Integer> ranks;
  private final List<String> checks;
  private final String source;

  private ConnectionPath(String[] cells) {
    kind = Kind.valueOf(cells[0]);
    ranks = new EnumMap<>(ClientPlace.class);
    for (String rank : cells[1].split(",", -1)) {
      String[] parts = rank.split("=", -1);
      ranks.put(ClientPlace.valueOf(parts[0]), Integer.parseInt(parts[1]));
    }
    checks = List.of(cells[2].split("\\|", -1));
    source = cells[3];
  }

  /**
   * Finds the paths for clients at a place.
   *
   * @param place where they are
   * @return at least one path, the most fitting first; unmodifiable
   */
  public static List<ConnectionPath> from(ClientPlace place) {
    requireNonNull(place, "place");
    return PUBLISHED.stream()
        .filter(path -> path.ranks.containsKey(place))
        .sorted(Comparator.comparing(path -> path.ranks.getOrDefault(place, Integer.MAX_VALUE)))
        .toList();
  }

  /**
   * Returns what the path is.
   *
   * @return its kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns what must hold.
   *
   * @return at least one check, in the order in which to look; unmodifiable
   */
  public List<String> checks() {
    return checks;
  }

  /**
   * Returns where the guide describes it.
   *
   * @return title and section
   */
  public String source() {
    return source;
  }

  private static List<ConnectionPath> read() {
    List<ConnectionPath> paths = new ArrayList<>();
    try (InputStream in = ConnectionPath.class.getResourceAsStream("connection-paths.tsv");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t", -1))
          .forEach(cells -> paths.add(new ConnectionPath(cells)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(paths);
  }

  /** Returns the path and its checks, a line each. */
  @Override
  public String toString() {
    return kind + "\n  " + String.join("\n  ", checks);
  }
}

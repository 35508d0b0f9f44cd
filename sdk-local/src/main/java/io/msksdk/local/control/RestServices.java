package io.msksdk.local.control;

import io.msksdk.local.http.HttpCall;
import io.msksdk.local.refusal.Refusal;
import io.msksdk.local.route.Route;
import io.msksdk.local.route.RouteTable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The services that share the endpoint by their paths. Some paths are in two of them: then the
 * signature says for which service it was made, and where it does not, the ARN in the path says
 * whose resource it names. Immutable.
 */
final class RestServices {
  private static final Pattern SIGNED_FOR =
      Pattern.compile("[A-Za-z0-9]+/\\d{8}/[a-z0-9-]+/([a-z-]+)/aws4_request");

  private final List<RestService> services;
  private final RouteTable allRoutes;

  RestServices(List<RestService> services) {
    this.services = List.copyOf(services);
    this.allRoutes =
        RouteTable.of(services.stream().flatMap(s -> s.routes().routes().stream()).toList());
  }

  /** Finds the operation of a call, or refuses with the closest one of all services. */
  Target find(HttpCall call) {
    List<Target> targets =
        services.stream()
            .flatMap(
                service ->
                    service
                        .routes()
                        .match(call.method(), call.rawPath())
                        .map(match -> new Target(service, match))
                        .stream())
            .toList();
    if (targets.isEmpty()) {
      throw unknown(call);
    }
    return targets.size() == 1 ? targets.get(0) : meant(call, targets);
  }

  private static Target meant(HttpCall call, List<Target> targets) {
    return signedFor(call)
        .flatMap(name -> named(targets, name))
        .or(() -> ownerOfArn(targets.get(0)).flatMap(name -> named(targets, name)))
        .orElse(targets.get(0));
  }

  private static Optional<Target> named(List<Target> targets, String name) {
    return targets.stream().filter(t -> t.service().signingName().equals(name)).findFirst();
  }

  private static Optional<String> signedFor(HttpCall call) {
    List<String> header = call.headers().getOrDefault("Authorization", List.of());
    List<String> query = call.query().getOrDefault("X-Amz-Credential", List.of());
    Matcher scope = SIGNED_FOR.matcher(header.isEmpty() ? String.join("", query) : header.get(0));
    return scope.find() ? Optional.of(scope.group(1)) : Optional.empty();
  }

  private static Optional<String> ownerOfArn(Target target) {
    return target.match().values().values().stream()
        .map(value -> value.split(":", 4))
        .filter(parts -> parts.length == 4 && parts[0].equals("arn"))
        .map(parts -> parts[2])
        .findFirst();
  }

  private Refusal unknown(HttpCall call) {
    Route closest = allRoutes.closest(call.method(), call.rawPath());
    return Refusal.of(
        404,
        "NotFoundException",
        "No operation has %s %s. The closest one is %s: %s %s"
            .formatted(
                call.method(),
                call.rawPath(),
                closest.operation(),
                closest.method(),
                closest.template()));
  }

  /**
   * What a call is for.
   *
   * @param service the service
   * @param match its route with the values of the path
   */
  record Target(RestService service, RouteTable.Match match) {

    String operation() {
      return match.route().operation();
    }

    /** What policies name as the call's resource. */
    String resource() {
      return CallFacts.resource(match);
    }
  }
}

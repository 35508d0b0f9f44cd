package io.msksdk.local.route;

import io.msksdk.local.http.HttpQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One row of a route table.
 *
 * @param operation the operation's name
 * @param method the HTTP method
 * @param template the path with its placeholders, such as {@code /v1/clusters/{clusterArn}}
 * @param pattern what the raw path of a request is matched against
 * @param names the placeholders in their order
 */
public record Route(
    String operation, String method, String template, Pattern pattern, List<String> names) {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");

  /**
   * Makes a row.
   *
   * @param operation the operation's name
   * @param method the HTTP method
   * @param template the path with its placeholders
   * @return the row
   */
  public static Route of(String operation, String method, String template) {
    List<String> names = new ArrayList<>();
    StringBuilder pattern = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    int from = 0;
    while (placeholder.find()) {
      pattern.append(Pattern.quote(template.substring(from, placeholder.start())));
      pattern.append("([^/]+)");
      names.add(placeholder.group(1));
      from = placeholder.end();
    }
    pattern.append(Pattern.quote(template.substring(from)));
    return new Route(
        operation, method, template, Pattern.compile(pattern.toString()), List.copyOf(names));
  }

  /**
   * Matches a request.
   *
   * @param requestMethod the HTTP method
   * @param rawPath the path as it is on the wire
   * @return the decoded values of the placeholders, empty when the request is not for this row
   */
  public Optional<Map<String, String>> match(String requestMethod, String rawPath) {
    if (!method.equals(requestMethod)) {
      return Optional.empty();
    }
    Matcher matcher = pattern.matcher(rawPath);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), HttpQuery.decoded(matcher.group(i + 1)));
    }
    return Optional.of(values);
  }
}

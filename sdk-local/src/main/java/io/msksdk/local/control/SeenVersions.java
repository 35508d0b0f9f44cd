package io.msksdk.local.control;

import io.msksdk.local.event.EventLog;
import io.msksdk.local.http.HttpReply;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes every version of a resource the first time that an answer shows it. It looks at answers
 * from outside, so that no kind of resource can forget to tell.
 */
final class SeenVersions {
  private static final Pattern VERSION = Pattern.compile("\"currentVersion\":\"([^\"]+)\"");

  private final Map<String, Set<String>> versions = new ConcurrentHashMap<>();
  private final EventLog events;

  SeenVersions(EventLog events) {
    this.events = events;
  }

  void seen(String resource, HttpReply reply) {
    // an answer about no single resource shows the versions of several
    if (resource.equals("*") || reply.body().length == 0) {
      return;
    }
    Matcher version = VERSION.matcher(new String(reply.body(), StandardCharsets.UTF_8));
    if (version.find()
        && versions
            .computeIfAbsent(resource, each -> ConcurrentHashMap.newKeySet())
            .add(version.group(1))) {
      events.add("version", Map.of("resource", resource, "version", version.group(1)));
    }
  }
}

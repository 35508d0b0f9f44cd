package io.msksdk.auth;

import io.msksdk.testkit.LocalMsk;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Roles of a local MSK, put there as its control interface takes them. */
public final class LocalRoles {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LocalMsk local;

  public LocalRoles(LocalMsk local) {
    this.local = local;
  }

  /** Puts a role that its account trusts, and returns its ARN. */
  public String put(String name, String policy) {
    return put(
        name,
        """
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": "%s"}}
        """
            .formatted(local.account()),
        policy);
  }

  /** Puts a role with a statement that says who may assume it, and returns its ARN. */
  public String put(String name, String trust, String policy) {
    String arn = "arn:aws:iam::" + local.account() + ":role/" + name;
    post(
        "/_local/identities",
        """
        [{"role": "%s", "policies": [%s],
          "trust": {"Version": "2012-10-17", "Statement": [%s]}}]
        """
            .formatted(arn, policy, trust));
    return arn;
  }

  /** Ends the sessions that are open. */
  public void expire(String role) {
    post("/_local/credentials/expire", "{\"role\": \"" + role + "\"}");
  }

  private void post(String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(local.endpoint().resolve(path))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(path + ": " + response.body());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

package io.msksdk.changefeed.sink;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A login with tokens of an OAuth 2.0 server, for the mechanism {@code oauthbearer}. It is not IAM
 * access control, whose tokens TiCDC cannot make. The configuration alone has it, never the URI.
 * Immutable and thread-safe.
 */
public final class OauthLogin {
  private final String clientId;
  private final String clientSecret;
  private final String tokenUrl;
  private final List<String> scopes;
  private final @Nullable String audience;

  private OauthLogin(
      String clientId,
      String clientSecret,
      String tokenUrl,
      List<String> scopes,
      @Nullable String audience) {
    this.clientId = requireNonNull(clientId, "clientId");
    this.clientSecret = requireNonNull(clientSecret, "clientSecret");
    this.tokenUrl = requireNonNull(tokenUrl, "tokenUrl");
    this.scopes = scopes;
    this.audience = audience;
  }

  /**
   * Returns a login.
   *
   * @param clientId the client
   * @param clientSecret its secret as it is; TiCDC is given it in Base64, as it asks for
   * @param tokenUrl where tokens come from
   * @return the login with grant type {@code client_credentials}
   */
  public static OauthLogin of(String clientId, String clientSecret, String tokenUrl) {
    return new OauthLogin(clientId, clientSecret, tokenUrl, List.of(), null);
  }

  /**
   * Asks for scopes.
   *
   * @param scopes the scopes
   * @return the same with them
   */
  public OauthLogin scopes(List<String> scopes) {
    return new OauthLogin(clientId, clientSecret, tokenUrl, List.copyOf(scopes), audience);
  }

  /**
   * Names an audience.
   *
   * @param audience the audience
   * @return the same with it
   */
  public OauthLogin audience(String audience) {
    return new OauthLogin(clientId, clientSecret, tokenUrl, scopes, requireNonNull(audience));
  }

  String clientId() {
    return clientId;
  }

  String encodedSecret() {
    return Base64.getEncoder().encodeToString(clientSecret.getBytes(StandardCharsets.UTF_8));
  }

  String tokenUrl() {
    return tokenUrl;
  }

  List<String> scopes() {
    return scopes;
  }

  @Nullable String audience() {
    return audience;
  }

  /** Returns client and server, without the secret. */
  @Override
  public String toString() {
    return "OauthLogin[" + clientId + " at " + tokenUrl + "]";
  }
}

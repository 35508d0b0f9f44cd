package io.msksdk.local.iam;

import io.msksdk.core.sigv4.SignableRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.security.sasl.SaslException;
import org.apache.kafka.common.security.oauthbearer.internals.OAuthBearerClientInitialResponse;

/** Reads the token of {@code OAUTHBEARER}: the base64url of a presigned URL. */
final class TokenReader {
  private TokenReader() {}

  static LoginClaim read(byte[] message) throws LoginClaim.Unreadable {
    URI url = url(token(message));
    String host = url.getHost() == null ? "" : url.getHost();
    if (!"https".equals(url.getScheme()) || url.getRawQuery() == null) {
      throw new LoginClaim.Unreadable("the token is not a presigned https URL");
    }
    SignableRequest request =
        SignableRequest.builder("GET", path(url))
            .addHeader("host", url.getAuthority() == null ? host : url.getAuthority())
            .addRawQuery(url.getRawQuery())
            // added by the libraries when the URL was already signed
            .dropQueryParameter("User-Agent")
            .build();
    return new LoginClaim(
        host,
        query(request, "Action"),
        query(request, "X-Amz-Credential"),
        query(request, "X-Amz-Expires"),
        request);
  }

  private static String token(byte[] message) throws LoginClaim.Unreadable {
    try {
      return new OAuthBearerClientInitialResponse(message).tokenValue();
    } catch (SaslException e) {
      throw new LoginClaim.Unreadable("the message is not one of OAUTHBEARER");
    }
  }

  private static URI url(String token) throws LoginClaim.Unreadable {
    try {
      byte[] text = Base64.getUrlDecoder().decode(token);
      return new URI(new String(text, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | URISyntaxException e) {
      // the text itself must not be shown: it may hold a session token
      throw new LoginClaim.Unreadable("the token is not the base64url of a URL");
    }
  }

  private static String path(URI url) {
    return url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
  }

  private static String query(SignableRequest request, String name) {
    return request.queryParameter(name).orElse("");
  }
}

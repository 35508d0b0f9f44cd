package io.msksdk.core.sigv4;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one text that stands for a request in a signature, and the string to sign made of it. (AWS
 * IAM User Guide, "Create a signed AWS API request".)
 */
final class CanonicalRequest {
  static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private final String path;
  private final String text;

  private CanonicalRequest(String path, String text) {
    this.path = path;
    this.text = text;
  }

  /**
   * Makes the text with exactly these signed headers, in the order given: a verifier has to follow
   * the signer. A header that is missing counts as empty. The parameter {@code unsigned} is left
   * out of the query.
   */
  static CanonicalRequest of(
      SignableRequest request, List<String> signedHeaders, @Nullable String unsigned) {
    String path = path(request.rawPath());
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n').append(path).append('\n');
    appendQuery(text, request.query(), unsigned);
    text.append('\n');
    for (String name : signedHeaders) {
      String value = request.headerOrNull(name);
      text.append(name).append(':').append(value == null ? "" : value).append('\n');
    }
    text.append('\n').append(String.join(";", signedHeaders)).append('\n');
    String declared = request.headerOrNull(SignableRequest.CONTENT_HASH);
    text.append(declared == null ? request.payloadHash() : declared);
    return new CanonicalRequest(path, text.toString());
  }

  String path() {
    return path;
  }

  String hash() {
    return Sha256.create().hex(text.getBytes(UTF_8));
  }

  byte[] stringToSign(SigningTime time, CredentialScope scope) {
    String lines = ALGORITHM + "\n" + time.text() + "\n" + scope.text() + "\n" + hash();
    return lines.getBytes(UTF_8);
  }

  /**
   * Encodes each segment once more: the wire has {@code arn%3Aaws}, the signature covers {@code
   * arn%253Aaws}. Decoding first would lose which slashes were part of a segment. Empty and dot
   * segments go, a slash at the end stays.
   */
  private static String path(String rawPath) {
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : rawPath.split("/", -1)) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        segments.addLast(UriEncoding.encode(segment));
      }
    }
    boolean closed = rawPath.endsWith("/") && !segments.isEmpty();
    return "/" + String.join("/", segments) + (closed ? "/" : "");
  }

  private static void appendQuery(
      StringBuilder text, List<QueryParameter> query, @Nullable String unsigned) {
    List<QueryParameter> sorted = new ArrayList<>(query);
    Collections.sort(sorted);
    String separator = "";
    for (QueryParameter parameter : sorted) {
      if (unsigned == null || !parameter.named(unsigned)) {
        text.append(separator).append(parameter.encodedName()).append('=');
        text.append(parameter.encodedValue());
        separator = "&";
      }
    }
  }

  @Override
  public String toString() {
    // the query may hold a session token
    return "CanonicalRequest[" + path + "]";
  }
}

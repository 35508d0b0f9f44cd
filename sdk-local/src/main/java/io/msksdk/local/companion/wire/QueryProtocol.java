package io.msksdk.local.companion.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.msksdk.local.http.HttpCall;
import io.msksdk.local.http.HttpReply;
import io.msksdk.local.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The query protocol: a form with the operation in {@code Action}, answered in XML. */
public final class QueryProtocol implements Protocol {
  private static final String ACTION = "Action";
  private static final String VERSION = "Version";

  /** What the same refusal of a signature or policy is called in this protocol. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("MissingAuthenticationTokenException", "MissingAuthenticationToken"),
          Map.entry("IncompleteSignatureException", "IncompleteSignature"),
          Map.entry("UnrecognizedClientException", "InvalidClientTokenId"),
          Map.entry("InvalidSignatureException", "SignatureDoesNotMatch"),
          Map.entry("ExpiredTokenException", "ExpiredToken"),
          Map.entry("AccessDeniedException", "AccessDenied"),
          Map.entry("TooManyRequestsException", "Throttling"),
          Map.entry("InternalServerErrorException", "InternalFailure"),
          Map.entry("ServiceUnavailableException", "ServiceUnavailable"),
          Map.entry("InvalidParameterValueException", "InvalidParameterValue"),
          Map.entry("InvalidParameterCombinationException", "InvalidParameterCombination"),
          Map.entry("MissingRequiredParameterException", "MissingParameter"));

  private final String version;
  private final String namespace;

  /**
   * Speaks for one service.
   *
   * @param version the version of its API, by which its calls are known
   * @param namespace the XML namespace of its answers
   */
  public QueryProtocol(String version, String namespace) {
    this.version = version;
    this.namespace = namespace;
  }

  /** A token that expired before it became a signature keeps its name. */
  private static String code(Refusal refusal) {
    boolean ofRequest = refusal.status() == 400 && refusal.errorType().startsWith("ExpiredToken");
    return ofRequest
        ? refusal.errorType()
        : NAMES.getOrDefault(refusal.errorType(), refusal.errorType());
  }

  @Override
  public boolean takes(HttpCall call) {
    if (!call.rawPath().equals("/")) {
      return false;
    }
    // a body that is not a form must not fail here: it may be meant for another service
    String form = new String(call.body(), UTF_8);
    String query = call.rawQuery() == null ? "" : call.rawQuery();
    return form.contains(VERSION + "=" + version) || query.contains(VERSION + "=" + version);
  }

  @Override
  public String operation(HttpCall call) {
    return values(call).getOrDefault(ACTION, "");
  }

  @Override
  public ObjectNode read(HttpCall call) {
    return QueryForm.tree(values(call));
  }

  @Override
  public HttpReply write(String operation, ObjectNode response, String requestId) {
    XmlText xml = new XmlText().raw("<" + operation + "Response xmlns=\"" + namespace + "\">");
    xml.raw("<" + operation + "Result>").members(response).raw("</" + operation + "Result>");
    xml.raw("<ResponseMetadata><RequestId>" + requestId + "</RequestId></ResponseMetadata>");
    return reply(200, xml.raw("</" + operation + "Response>").toString(), requestId);
  }

  @Override
  public HttpReply refuse(Refusal refusal, String requestId) {
    String xml =
        "<ErrorResponse xmlns=\"%s\"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message>"
                .formatted(
                    namespace,
                    refusal.status() < 500 ? "Sender" : "Receiver",
                    XmlText.escaped(code(refusal)),
                    XmlText.escaped(String.valueOf(refusal.getMessage())))
            + "</Error><RequestId>"
            + requestId
            + "</RequestId></ErrorResponse>";
    return reply(refusal.status(), xml, requestId);
  }

  private static Map<String, String> values(HttpCall call) {
    Map<String, String> values = new LinkedHashMap<>(QueryForm.values(call.rawQuery()));
    values.putAll(QueryForm.values(new String(call.body(), UTF_8)));
    return values;
  }

  private static HttpReply reply(int status, String xml, String requestId) {
    return HttpReply.of(
        status,
        Map.of("Content-Type", "text/xml", "x-amzn-RequestId", requestId),
        xml.getBytes(UTF_8));
  }
}

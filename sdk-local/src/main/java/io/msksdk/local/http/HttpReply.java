package io.msksdk.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** What is sent back, and how the connection ends. Immutable. */
public final class HttpReply {
  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Ending ending;

  private HttpReply(int status, Map<String, String> headers, byte[] body, Ending ending) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.ending = ending;
  }

  /** What becomes of an answer. */
  public enum Ending {
    /** It is sent. */
    SENT,
    /** The connection is cut before a byte of it is sent. */
    RESET,
    /** The connection is cut in the middle of the body. */
    TRUNCATED
  }

  /**
   * Returns an answer in JSON.
   *
   * @param status the HTTP status
   * @param headers the headers besides the content type
   * @param json the body
   * @return an answer that is sent
   */
  public static HttpReply json(int status, Map<String, String> headers, String json) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("Content-Type", "application/json");
    return new HttpReply(status, all, json.getBytes(StandardCharsets.UTF_8), Ending.SENT);
  }

  /**
   * Returns an answer of any kind.
   *
   * @param status the HTTP status
   * @param headers all headers, the content type among them
   * @param body the body
   * @return an answer that is sent
   */
  public static HttpReply of(int status, Map<String, String> headers, byte[] body) {
    return new HttpReply(status, headers, body, Ending.SENT);
  }

  /**
   * Returns a cut connection.
   *
   * @return no answer at all
   */
  public static HttpReply reset() {
    return new HttpReply(500, Map.of(), new byte[0], Ending.RESET);
  }

  /**
   * Returns this answer with another fate.
   *
   * @param fate what becomes of it
   * @return the answer
   */
  public HttpReply ending(Ending fate) {
    return new HttpReply(status, headers, body, fate);
  }

  /**
   * Returns the HTTP status.
   *
   * @return the status, also of an answer that does not get through
   */
  public int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  /**
   * Returns the body.
   *
   * @return the bytes themselves, not a copy
   */
  public byte[] body() {
    return body;
  }

  Ending ending() {
    return ending;
  }
}

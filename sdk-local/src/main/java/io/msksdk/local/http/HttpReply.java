package io.msksdk.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is sent back, and how the connection ends.
 *
 * @param status the HTTP status
 * @param headers the headers besides length and date
 * @param body the body
 * @param ending whether the answer really gets through
 */
public record HttpReply(int status, Map<String, String> headers, byte[] body, Ending ending) {

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
    Map<String, String> all = new java.util.TreeMap<>(headers);
    all.put("Content-Type", "application/json");
    return new HttpReply(status, all, json.getBytes(StandardCharsets.UTF_8), Ending.SENT);
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
   * Returns a cut connection.
   *
   * @return no answer at all
   */
  public static HttpReply reset() {
    return new HttpReply(500, Map.of(), new byte[0], Ending.RESET);
  }
}

package io.msksdk.changefeed.fake;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Something that goes wrong with one request to a {@link FakeTicdc}. Immutable. */
public final class FakeFault {
  enum Kind {
    DROP_REQUEST,
    DROP_ANSWER,
    SLOW,
    TEXT
  }

  private final Kind kind;
  private final int status;
  private final String text;
  private final Duration delay;

  private FakeFault(Kind kind, int status, String text, Duration delay) {
    this.kind = kind;
    this.status = status;
    this.text = text;
    this.delay = delay;
  }

  /**
   * Ends the connection before the request is carried out.
   *
   * @return the fault
   */
  public static FakeFault dropRequest() {
    return new FakeFault(Kind.DROP_REQUEST, 0, "", Duration.ZERO);
  }

  /**
   * Carries the request out and ends the connection instead of answering.
   *
   * @return the fault
   */
  public static FakeFault dropAnswer() {
    return new FakeFault(Kind.DROP_ANSWER, 0, "", Duration.ZERO);
  }

  /**
   * Carries the request out and answers late, in real time.
   *
   * @param delay how late
   * @return the fault
   */
  public static FakeFault slow(Duration delay) {
    return new FakeFault(Kind.SLOW, 0, "", requireNonNull(delay, "delay"));
  }

  /**
   * Answers with an error of TiCDC and carries nothing out.
   *
   * @param status the HTTP status, 400 for what TiCDC refuses and 500 for what fails
   * @param code such as {@code CDC:ErrKafkaAdminAPI}
   * @param message the message
   * @return the fault
   */
  public static FakeFault error(int status, String code, String message) {
    return answer(status, FakeRoutes.errorBody(code, message));
  }

  /**
   * Answers with any text and carries nothing out, as something between client and server may.
   *
   * @param status the HTTP status
   * @param body the text
   * @return the fault
   */
  public static FakeFault answer(int status, String body) {
    return new FakeFault(Kind.TEXT, status, requireNonNull(body, "body"), Duration.ZERO);
  }

  Kind kind() {
    return kind;
  }

  int status() {
    return status;
  }

  String text() {
    return text;
  }

  Duration delay() {
    return delay;
  }

  @Override
  public String toString() {
    return "FakeFault[" + kind + (status == 0 ? "" : " " + status) + "]";
  }
}

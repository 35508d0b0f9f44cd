package io.msksdk.changefeed.fake;

/** The fake's own word for "answer with this error". */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The HTTP status. */
  private final int status;

  /** TiCDC's code, without its prefix. */
  private final String code;

  private Refused(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static Refused with(String code, String message) {
    return new Refused(400, code, message);
  }

  static Refused unauthorized(String code, String message) {
    return new Refused(401, code, message);
  }

  static Refused failed(String code, String message) {
    return new Refused(500, code, message);
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }
}

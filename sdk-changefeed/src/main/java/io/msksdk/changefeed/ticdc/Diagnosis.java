package io.msksdk.changefeed.ticdc;

/**
 * What an error of TiCDC means.
 *
 * @param code TiCDC's code, such as {@code CDC:ErrGCTTLExceeded}
 * @param problem what kind of refusal it is
 * @param fate what becomes of a changefeed that has it
 * @param remedy what to do, empty when nothing is known
 */
public record Diagnosis(String code, Problem problem, Fate fate, String remedy) {

  /**
   * Looks an error up in the table of TiCDC's documented errors.
   *
   * @param code TiCDC's code, with or without {@code CDC:}
   * @param message its message, which tells some cases apart
   * @return what it means; an unknown code is one TiCDC retries
   */
  public static Diagnosis of(String code, String message) {
    return ErrorTable.TICDC.diagnose(code, message);
  }
}

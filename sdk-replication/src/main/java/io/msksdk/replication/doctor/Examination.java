package io.msksdk.replication.doctor;

/**
 * One check of a diagnosis.
 *
 * @param check what was looked at
 * @param verdict what it came to
 * @param evidence what was seen
 * @param remedy what to do, empty when nothing is to be done
 */
public record Examination(String check, Verdict verdict, String evidence, String remedy) {

  static Examination clear(String check, String evidence) {
    return new Examination(check, Verdict.CLEAR, evidence, "");
  }

  static Examination cause(String check, String evidence, String remedy) {
    return new Examination(check, Verdict.CAUSE, evidence, remedy);
  }

  static Examination unknown(String check, String remedy) {
    return new Examination(check, Verdict.UNKNOWN, "not read", remedy);
  }

  @Override
  public String toString() {
    return verdict + " " + check + ": " + evidence + (remedy.isEmpty() ? "" : ". " + remedy);
  }
}

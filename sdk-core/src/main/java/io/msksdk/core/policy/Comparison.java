package io.msksdk.core.policy;

/** Compares a value of the request with one value of a policy, which was read once. */
interface Comparison {

  /** What a comparison came to. */
  enum Outcome {
    FITS,
    DIFFERS,
    /** One of the two is not what the operator compares: neither the same nor different. */
    UNREADABLE;

    static Outcome of(boolean fits) {
      return fits ? FITS : DIFFERS;
    }
  }

  Outcome compare(String value, RequestContext context);
}

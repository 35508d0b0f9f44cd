package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * {@code ArnEquals} and {@code ArnLike}, which are the same: each of the six fields is a pattern of
 * its own, and a star crosses no colon but those in the resource part.
 */
final class ArnComparison implements Comparison {
  private static final int FIELDS = 6;

  private final List<TextPattern> fields;

  private ArnComparison(List<TextPattern> fields) {
    this.fields = fields;
  }

  static Comparison of(String pattern, boolean variables) {
    List<TextPattern> fields = new ArrayList<>();
    for (String field : ArnPattern.fields(pattern)) {
      fields.add(TextPattern.of(field, variables, true));
    }
    return new ArnComparison(fields);
  }

  @Override
  public Outcome compare(String value, RequestContext context) {
    if (fields.size() < FIELDS) {
      return Outcome.UNREADABLE;
    }
    boolean fits = true;
    int start = 0;
    for (int i = 0; i < FIELDS; i++) {
      int colon = i < FIELDS - 1 ? value.indexOf(':', start) : value.length();
      if (colon < 0) {
        return Outcome.UNREADABLE;
      }
      fits = fits && fields.get(i).matches(value, start, colon, context);
      start = colon + 1;
    }
    return Outcome.of(fits);
  }
}

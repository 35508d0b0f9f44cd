package io.msksdk.core.policy;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code Resource} or {@code NotResource}. Partition, service, Region and account are
 * matched each for itself, so that no star crosses the first five colons. Of the resource part the
 * type, up to the first slash or colon, is literal; in the rest stars cross slashes and variables
 * are replaced. Source: IAM User Guide, "IAM identifiers", on incorrect wildcard usage.
 */
final class ArnPattern {
  private static final int FIELDS = 6;
  private static final ArnPattern EVERYTHING = new ArnPattern("*", List.of(), "", null);

  private final String text;
  private final List<Glob> place;
  private final String type;
  private final @Nullable TextPattern name;

  private ArnPattern(String text, List<Glob> place, String type, @Nullable TextPattern name) {
    this.text = text;
    this.place = place;
    this.type = type;
    this.name = name;
  }

  /** What a kind of policy makes of an ARN with fewer than six fields. */
  enum ShortArn {
    /** The missing ones match everything. */
    PADDED,
    /** They do when the ARN has a star. */
    PADDED_WITH_STAR,
    /** They do when the ARN ends in a star. */
    PADDED_AFTER_STAR,
    /** It matches nothing. */
    REFUSED;

    private boolean pads(String arn) {
      return switch (this) {
        case PADDED -> true;
        case PADDED_WITH_STAR -> arn.indexOf('*') >= 0;
        case PADDED_AFTER_STAR -> arn.endsWith("*");
        case REFUSED -> false;
      };
    }
  }

  static ArnPattern of(String text, boolean variables, ShortArn shorter) {
    if (text.equals("*")) {
      return EVERYTHING;
    }
    List<String> fields = fields(text);
    if (fields.size() < FIELDS && !shorter.pads(text)) {
      return new ArnPattern(text, List.of(), "", null);
    }
    while (fields.size() < FIELDS) {
      fields.add("*");
    }
    // a variable has no place before the fifth colon: as literal text it matches nothing there
    List<Glob> place = fields.subList(1, FIELDS - 1).stream().map(Glob::of).toList();
    String resource = fields.get(FIELDS - 1);
    int type = typeEnd(fields);
    return new ArnPattern(
        text,
        place,
        resource.substring(0, type),
        TextPattern.of(resource.substring(type), variables, true));
  }

  static boolean typeWithWildcard(String text) {
    List<String> fields = fields(text);
    if (fields.size() < FIELDS) {
      return false;
    }
    String type = fields.get(FIELDS - 1).substring(0, typeEnd(fields));
    return type.indexOf('*') >= 0 || type.indexOf('?') >= 0 || type.contains("${");
  }

  /** Returns the pattern as written. */
  String text() {
    return text;
  }

  boolean matches(AccessRequest request) {
    if (this == EVERYTHING) {
      return true;
    }
    if (name == null || !request.hasResource()) {
      return false;
    }
    String arn = request.resource();
    for (int field = 1; field < FIELDS - 1; field++) {
      if (!place.get(field - 1).matches(arn, request.start(field), request.end(field))) {
        return false;
      }
    }
    int start = request.start(FIELDS - 1);
    return arn.startsWith(type, start)
        && name.matches(arn, start + type.length(), arn.length(), request.context());
  }

  /**
   * Writes an ARN so that it stands for itself: names may contain what a policy reads as pattern.
   */
  static String literal(String arn) {
    if (arn.equals("*") || (arn.indexOf('*') < 0 && arn.indexOf('?') < 0 && !arn.contains("${"))) {
      return arn;
    }
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < arn.length(); i++) {
      char c = arn.charAt(i);
      boolean special = c == '*' || c == '?' || arn.startsWith("${", i);
      literal.append(special ? "${" + c + "}" : String.valueOf(c));
    }
    return literal.toString();
  }

  /** Splits at the first five colons that are not inside a variable. */
  static List<String> fields(String text) {
    List<String> fields = new ArrayList<>();
    int start = 0;
    boolean variable = false;
    for (int i = 0; i < text.length() && fields.size() < FIELDS - 1; i++) {
      char c = text.charAt(i);
      variable = variable ? c != '}' : c == '{' && i > 0 && text.charAt(i - 1) == '$';
      if (c == ':' && !variable) {
        fields.add(text.substring(start, i));
        start = i + 1;
      }
    }
    fields.add(text.substring(start));
    return fields;
  }

  /** Buckets and objects of Amazon S3 have no type: their ARN begins with the name. */
  private static int typeEnd(List<String> fields) {
    boolean bucket =
        fields.get(2).equals("s3") && fields.get(3).isEmpty() && fields.get(4).isEmpty();
    String resource = fields.get(FIELDS - 1);
    boolean variable = false;
    for (int i = 0; i < resource.length() && !bucket; i++) {
      char c = resource.charAt(i);
      variable = variable ? c != '}' : c == '{' && i > 0 && resource.charAt(i - 1) == '$';
      if (!variable && (c == '/' || c == ':')) {
        return i + 1;
      }
    }
    return 0;
  }
}

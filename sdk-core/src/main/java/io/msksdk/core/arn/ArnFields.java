package io.msksdk.core.arn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The text of an ARN and where its fields are: {@code
 * arn:<partition>:<service>:<region>:<account>:<type>/<part>/...}. A field is cut out when it is
 * asked for: of the ARNs in a list of clusters, most are never looked into.
 *
 * @param text the whole ARN
 * @param parts how many parts follow the type; the last takes all that is left
 */
record ArnFields(String text, int parts) {
  private static final int PARTITION = 1;
  private static final int SERVICE = 2;
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;
  private static final int RESOURCE = 5;

  /** Says whether the text has all fields; no other method may be called unless it has. */
  boolean complete() {
    return text.startsWith("arn:") && begin(RESOURCE) <= text.length();
  }

  /** Says whether the resource has all of its parts. */
  boolean resourceComplete() {
    return begin(parts - 1, begin(RESOURCE)) <= text.length();
  }

  String partition() {
    return field(PARTITION);
  }

  String service() {
    return field(SERVICE);
  }

  String region() {
    return field(REGION);
  }

  String account() {
    return field(ACCOUNT);
  }

  String resource() {
    return text.substring(begin(RESOURCE));
  }

  String type() {
    int begin = begin(RESOURCE);
    return text.substring(begin, after('/', begin) - 1);
  }

  String part(int index) {
    int begin = begin(index, begin(RESOURCE));
    return text.substring(begin, end(index, begin));
  }

  List<String> allParts() {
    return IntStream.range(0, parts).mapToObj(this::part).toList();
  }

  boolean hasService(String expected) {
    return has(expected, begin(SERVICE), ':');
  }

  boolean hasType(String expected) {
    return has(expected, begin(RESOURCE), '/');
  }

  private boolean has(String expected, int begin, char separator) {
    return text.startsWith(expected, begin)
        && after(separator, begin) - 1 == begin + expected.length();
  }

  /** Says whether every field may look as it does, without cutting out one of them. */
  boolean acceptedBy(List<ArnPart> shape) {
    return accepted(ArnPart.PARTITION, PARTITION)
        && accepted(ArnPart.REGION, REGION)
        && accepted(ArnPart.ACCOUNT, ACCOUNT)
        && partsAcceptedBy(shape);
  }

  private boolean accepted(ArnPart part, int field) {
    int begin = begin(field);
    return part.accepts(text, begin, after(':', begin) - 1);
  }

  private boolean partsAcceptedBy(List<ArnPart> shape) {
    int begin = begin(0, begin(RESOURCE));
    for (int i = 0; i < parts; i++) {
      int end = end(i, begin);
      if (!shape.get(i).accepts(text, begin, end)) {
        return false;
      }
      begin = end + 1;
    }
    return true;
  }

  private String field(int index) {
    int begin = begin(index);
    return text.substring(begin, after(':', begin) - 1);
  }

  private int begin(int field) {
    int begin = 0;
    for (int i = 0; i < field; i++) {
      begin = after(':', begin);
    }
    return begin;
  }

  private int begin(int part, int resource) {
    int begin = resource;
    for (int i = 0; i <= part; i++) {
      begin = after('/', begin);
    }
    return begin;
  }

  private int end(int part, int begin) {
    return part == parts - 1 ? text.length() : after('/', begin) - 1;
  }

  /** Where the next field begins: past the end, as if a separator stood there, when none does. */
  private int after(char separator, int from) {
    int next = text.indexOf(separator, from);
    return next < 0 ? text.length() + 1 : next + 1;
  }
}

package io.msksdk.core.sigv4;

/**
 * A query parameter, both sides in the canonical encoding. Ordered by name, then value, each
 * compared encoded: comparing {@code name=value} as one text would put {@code a-} before {@code a}.
 */
record QueryParameter(String encodedName, String encodedValue)
    implements Comparable<QueryParameter> {

  static QueryParameter ofWire(String part) {
    int equals = part.indexOf('=');
    return equals < 0
        ? new QueryParameter(UriEncoding.canonical(part), "")
        : new QueryParameter(
            UriEncoding.canonical(part.substring(0, equals)),
            UriEncoding.canonical(part.substring(equals + 1)));
  }

  static QueryParameter of(String name, String value) {
    return new QueryParameter(UriEncoding.encode(name), UriEncoding.encode(value));
  }

  boolean named(String name) {
    return encodedName.equals(UriEncoding.encode(name));
  }

  String value() {
    return UriEncoding.decode(encodedValue);
  }

  @Override
  public int compareTo(QueryParameter other) {
    int byName = encodedName.compareTo(other.encodedName);
    return byName != 0 ? byName : encodedValue.compareTo(other.encodedValue);
  }
}

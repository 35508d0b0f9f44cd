package io.msksdk.core.sigv4;

import org.jspecify.annotations.Nullable;

/** The three fields of an Authorization header. */
record AuthorizationFields(String credential, String signedHeaders, String signature) {

  /** Returns null when a field is missing, empty, unknown or given twice. */
  static @Nullable AuthorizationFields parse(String text) {
    String credential = null;
    String signedHeaders = null;
    String signature = null;
    String[] parts = text.split(",", -1);
    if (parts.length != 3) {
      return null;
    }
    for (String part : parts) {
      String field = part.strip();
      if (field.startsWith("Credential=")) {
        credential = field.substring("Credential=".length());
      } else if (field.startsWith("SignedHeaders=")) {
        signedHeaders = field.substring("SignedHeaders=".length());
      } else if (field.startsWith("Signature=")) {
        signature = field.substring("Signature=".length());
      }
    }
    // three parts and three fields found: none was given twice
    return credential == null || signedHeaders == null || signature == null
        ? null
        : new AuthorizationFields(credential, signedHeaders, signature);
  }

  @Override
  public String toString() {
    return "AuthorizationFields[" + credential + "]";
  }
}

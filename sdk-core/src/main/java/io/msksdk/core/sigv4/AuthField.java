package io.msksdk.core.sigv4;

/** The names under which a signature travels. */
final class AuthField {
  static final String AUTHORIZATION = "Authorization";
  static final String ALGORITHM = "X-Amz-Algorithm";
  static final String CREDENTIAL = "X-Amz-Credential";
  static final String DATE = "X-Amz-Date";
  static final String EXPIRES = "X-Amz-Expires";
  static final String SECURITY_TOKEN = "X-Amz-Security-Token";
  static final String SIGNED_HEADERS = "X-Amz-SignedHeaders";
  static final String SIGNATURE = "X-Amz-Signature";

  /** The longest life of a presigned request, seven days. (Amazon S3 API Reference.) */
  static final long LONGEST_EXPIRY_SECONDS = 604_800;

  private AuthField() {}
}

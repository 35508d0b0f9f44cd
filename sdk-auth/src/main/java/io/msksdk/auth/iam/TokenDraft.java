package io.msksdk.auth.iam;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.msksdk.core.sigv4.Sha256;
import io.msksdk.core.sigv4.SigningKey;

/**
 * One token after the other, written over the one before: nothing is copied but the result, and
 * only what the time of day changes is written. Not thread-safe; after an exception its hash
 * function is in an unknown state and it must not be used again.
 */
final class TokenDraft {
  private final Sha256 hash = Sha256.create();
  private final SigningKey key;
  private final byte[] request;
  private final int requestTimeAt;
  private final byte[] toSign;
  private final int toSignTimeAt;
  private final byte[] encoded;
  private final EncodedPart time;
  private final EncodedPart signature;

  TokenDraft(TokenForm form) {
    this.key = form.key();
    this.request = form.request().bytes();
    this.requestTimeAt = form.request().timeAt();
    this.toSign = form.toSign().bytes();
    this.toSignTimeAt = form.toSign().timeAt();
    this.encoded = form.encoded();
    this.time = form.time();
    this.signature = form.signature();
  }

  String token(int secondOfDay) {
    TimeDigits.write(secondOfDay, request, requestTimeAt);
    TimeDigits.write(secondOfDay, toSign, toSignTimeAt);
    hash.hex(request, 0, request.length, toSign, toSign.length - Sha256.HEX_LENGTH);
    TimeDigits.write(secondOfDay, time.plain(), time.valueAt());
    time.encode(encoded);
    key.sign(hash, toSign, 0, toSign.length, signature.plain(), signature.valueAt());
    signature.encode(encoded);
    return new String(encoded, ISO_8859_1);
  }
}

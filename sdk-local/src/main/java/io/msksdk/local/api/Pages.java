package io.msksdk.local.api;

import io.msksdk.local.refusal.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists into pages. A token names the last item of the page before it and its place in the
 * list, so that it survives the item, and carries a digest, so that one made up, or made for
 * another list, is noticed. Thread-safe.
 */
public final class Pages {
  private static final int LARGEST = 100;
  private static final int DIGEST = 16;
  private static final int LENGTH = 4 + 2 * DIGEST;

  private final String secret = UUID.randomUUID().toString();

  /** Starts with a secret of its own: tokens of another engine are not taken. */
  public Pages() {}

  /**
   * Cuts one page out of a list.
   *
   * @param list what tells this list from others
   * @param all the whole list
   * @param key what names an item in the list
   * @param maxResults how many items a page may have, null for the most
   * @param nextToken the token of the page before, null for the first page
   * @param <T> what the list holds
   * @return the page
   * @throws Refusal when the size is out of range or the token is not one of this list
   */
  public <T> Page<T> page(
      String list,
      List<T> all,
      Function<T, String> key,
      @Nullable Integer maxResults,
      @Nullable String nextToken) {
    if (maxResults != null && (maxResults < 1 || maxResults > LARGEST)) {
      throw Refusal.badRequest(
          "maxResults", "maxResults: " + maxResults + " (expected: from 1 to " + LARGEST + ")");
    }
    int from = nextToken == null ? 0 : after(list, all, key, nextToken);
    int to = Math.min(all.size(), from + (maxResults == null ? LARGEST : maxResults));
    return new Page<>(
        all.subList(from, to),
        to == all.size() ? null : token(list, to - 1, key.apply(all.get(to - 1))));
  }

  /** Where the page after a token begins, also when the item it names is gone by now. */
  private <T> int after(String list, List<T> all, Function<T, String> key, String token) {
    byte[] bytes = decoded(token);
    int position = bytes.length == LENGTH ? ByteBuffer.wrap(bytes).getInt() : -1;
    byte[] item = bytes.length == LENGTH ? Arrays.copyOfRange(bytes, 4, 4 + DIGEST) : bytes;
    if (position < 0 || !MessageDigest.isEqual(bytes, sealed(list, position, item))) {
      throw Refusal.badRequest("nextToken", "The pagination token is invalid or has expired.");
    }
    for (int i = 0; i < all.size(); i++) {
      if (Arrays.equals(item, digest(list, key.apply(all.get(i))))) {
        return i + 1;
      }
    }
    // what came after the item has moved up to its place
    return Math.min(position, all.size());
  }

  private String token(String list, int position, String key) {
    byte[] sealed = sealed(list, position, digest(list, key));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
  }

  private byte[] sealed(String list, int position, byte[] item) {
    ByteBuffer token = ByteBuffer.allocate(LENGTH).putInt(position).put(item);
    String content = position + "\n" + HexFormat.of().formatHex(item);
    return token.put(digest(list, content)).array();
  }

  private byte[] digest(String list, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = (secret + list + '\n' + text).getBytes(StandardCharsets.UTF_8);
      return Arrays.copyOf(digest.digest(bytes), DIGEST);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] decoded(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /**
   * One page of a list.
   *
   * @param items what is on it
   * @param nextToken the token of the next page, null on the last one
   * @param <T> what the list holds
   */
  public record Page<T>(List<T> items, @Nullable String nextToken) {}
}

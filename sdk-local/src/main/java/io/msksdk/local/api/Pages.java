package io.msksdk.local.api;

import io.msksdk.local.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cuts lists into pages. A token names the last item of the page before it and carries a digest, so
 * that one made up, or made for another list, is noticed. Thread-safe.
 */
public final class Pages {
  private static final int LARGEST = 100;

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
        all.subList(from, to), to == all.size() ? null : token(list, key.apply(all.get(to - 1))));
  }

  private <T> int after(String list, List<T> all, Function<T, String> key, String token) {
    for (int i = 0; i < all.size(); i++) {
      if (token(list, key.apply(all.get(i))).equals(token)) {
        return i + 1;
      }
    }
    throw Refusal.badRequest("nextToken", "The pagination token is invalid or has expired.");
  }

  private String token(String list, String key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = (secret + list + '\n' + key).getBytes(StandardCharsets.UTF_8);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
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

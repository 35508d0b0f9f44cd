package io.msksdk.core.sigv4;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bounded store of derived signing keys. A key serves a whole day, so deriving it (five HMACs)
 * for each signature would be most of the work. The least recently used key leaves when the store
 * is full. Thread-safe.
 */
public final class SigningKeys {
  private final int capacity;
  private final Map<Scope, SigningKey> keys;

  /** What was asked for last: nearly always what is asked for next, and read without the lock. */
  private volatile @Nullable Latest latest;

  private SigningKeys(int capacity) {
    this.capacity = capacity;
    this.keys = new LinkedHashMap<>(16, 0.75f, true);
  }

  /**
   * Creates an empty store.
   *
   * @param capacity how many keys it keeps, at least 1
   * @return the store
   * @throws InvalidSpecException if the capacity is below 1
   */
  public static SigningKeys create(int capacity) {
    if (capacity < 1) {
      throw InvalidSpecException.of(
          Finding.error("signing-keys.capacity", "capacity", capacity, "at least 1"));
    }
    return new SigningKeys(capacity);
  }

  /**
   * Returns the key of a scope, derived when it is not kept.
   *
   * @param credentials the access key
   * @param day the day in UTC as {@code yyyyMMdd}
   * @param region the Region
   * @param service the signing name of the service
   * @return the key
   */
  public SigningKey key(SigningCredentials credentials, String day, String region, String service) {
    Latest last = latest;
    if (last != null && last.scope.matches(credentials, day, region, service)) {
      return last.key;
    }
    Scope scope = new Scope(credentials, day, region, service);
    SigningKey key = kept(scope);
    latest = new Latest(scope, key);
    return key;
  }

  /** The number of keys kept. */
  synchronized int size() {
    return keys.size();
  }

  private synchronized SigningKey kept(Scope scope) {
    SigningKey key = keys.get(scope);
    if (key == null) {
      key = SigningKey.derive(scope.secret, scope.day, scope.region, scope.service);
      if (keys.size() >= capacity) {
        keys.remove(keys.keySet().iterator().next());
      }
      keys.put(scope, key);
    }
    return key;
  }

  private static final class Latest {
    private final Scope scope;
    private final SigningKey key;

    Latest(Scope scope, SigningKey key) {
      this.scope = scope;
      this.key = key;
    }
  }

  private static final class Scope {
    private final String accessKeyId;
    private final String secret;
    private final String day;
    private final String region;
    private final String service;

    Scope(SigningCredentials credentials, String day, String region, String service) {
      this.accessKeyId = credentials.accessKeyId();
      this.secret = credentials.secretAccessKey();
      this.day = day;
      this.region = region;
      this.service = service;
    }

    boolean matches(SigningCredentials credentials, String day, String region, String service) {
      return accessKeyId.equals(credentials.accessKeyId())
          && secret.equals(credentials.secretAccessKey())
          && this.day.equals(day)
          && this.region.equals(region)
          && this.service.equals(service);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Scope that
          && accessKeyId.equals(that.accessKeyId)
          && secret.equals(that.secret)
          && day.equals(that.day)
          && region.equals(that.region)
          && service.equals(that.service);
    }

    @Override
    public int hashCode() {
      int hash = accessKeyId.hashCode();
      hash = 31 * hash + secret.hashCode();
      hash = 31 * hash + day.hashCode();
      hash = 31 * hash + region.hashCode();
      return 31 * hash + service.hashCode();
    }
  }
}

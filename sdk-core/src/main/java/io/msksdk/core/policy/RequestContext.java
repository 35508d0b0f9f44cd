package io.msksdk.core.policy;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, and what is known about the call: the context keys that conditions and policy
 * variables read. Immutable and thread-safe; keep one per connection, since equal contexts share
 * cached decisions and the same object finds them fastest.
 *
 * <p>From the ARN of the caller follow {@code aws:PrincipalArn}, {@code aws:PrincipalAccount},
 * {@code aws:PrincipalType} and, for a user, {@code aws:username}; setting one replaces it. The
 * time is not set by itself.
 */
public final class RequestContext {
  private final CallerIdentity caller;
  private final Map<String, ContextValue> values;
  private final int hash;

  private RequestContext(CallerIdentity caller, Map<String, ContextValue> values) {
    this.caller = caller;
    this.values = values;
    this.hash = 31 * caller.hashCode() + values.hashCode();
  }

  /**
   * Creates the context of a caller.
   *
   * @param principal the ARN of the user, role session or root user; or the name of a service or
   *     identity provider
   * @return the context, with the keys that follow from the ARN
   */
  public static RequestContext of(String principal) {
    CallerIdentity caller = CallerIdentity.of(requireNonNull(principal, "principal"));
    return new RequestContext(caller, caller.keys());
  }

  /**
   * Sets a key with one value.
   *
   * @param key its name, such as {@code aws:SourceIp}; case does not matter
   * @param value its value
   * @return a context with the key
   */
  public RequestContext with(String key, String value) {
    return with(key, ContextValue.of(requireNonNull(value, "value")));
  }

  /**
   * Sets a key that holds a set, such as {@code aws:TagKeys}. Only {@code ForAllValues} and {@code
   * ForAnyValue} can compare it, even when it holds one value.
   *
   * @param key its name; case does not matter
   * @param values its values; none is the same as leaving the key out
   * @return a context with the key
   */
  public RequestContext with(String key, Collection<String> values) {
    return values.isEmpty() ? without(key) : with(key, ContextValue.ofAll(values));
  }

  /**
   * Removes a key.
   *
   * @param key its name; case does not matter
   * @return a context without the key
   */
  public RequestContext without(String key) {
    Map<String, ContextValue> changed = new HashMap<>(values);
    changed.remove(lowerCase(key));
    return new RequestContext(caller, changed);
  }

  /**
   * Returns who calls.
   *
   * @return the ARN or name as given
   */
  public String principal() {
    return caller.text();
  }

  CallerIdentity caller() {
    return caller;
  }

  /** Looks up a key by its name in lower case. */
  @Nullable ContextValue lookUp(String lowerCaseKey) {
    return values.get(lowerCaseKey);
  }

  private RequestContext with(String key, ContextValue value) {
    Map<String, ContextValue> changed = new HashMap<>(values);
    changed.put(lowerCase(key), value);
    return new RequestContext(caller, changed);
  }

  private static String lowerCase(String key) {
    return requireNonNull(key, "key").toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    return other instanceof RequestContext that
        && hash == that.hash
        && caller.equals(that.caller)
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /**
   * Returns the caller and the names of the keys; values may be confidential.
   *
   * @return the context without its values
   */
  @Override
  public String toString() {
    return caller.text() + " " + new TreeSet<>(values.keySet());
  }
}

package io.msksdk.auth.credentials;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Names of sources in this JVM, for properties that are text: a name travels, a provider does not.
 * A name is found among those registered here, then among the {@link NamedSource}s of the class
 * path; {@code default} is the AWS default chain wherever it is read. Thread-safe.
 */
public final class CredentialNames {
  /** The name of the AWS default chain. */
  public static final String DEFAULT = "default";

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
  private static final ConcurrentMap<String, Named> NAMES = new ConcurrentHashMap<>();

  /** A source and how many registered it. */
  private record Named(CredentialSource source, int count) {
    Named plus(int more) {
      return new Named(source, count + more);
    }
  }

  private CredentialNames() {}

  /**
   * Gives a source a name, until the registration is closed; of several that give it the same,
   * until the last is. Clients that use it already keep it.
   *
   * @param name letters, digits and any of {@code . _ -}, not {@code default}
   * @param source what it stands for
   * @return takes the name back when closed
   * @throws InvalidSpecException if the name has another form, or stands for another source
   */
  public static Registration register(String name, CredentialSource source) {
    requireNonNull(source, "source");
    if (wellFormed(name).equals(DEFAULT)) {
      throw InvalidSpecException.of(
          Finding.error("credentials.name", "name", name, "another one than the default chain's"));
    }
    Named named =
        NAMES.merge(
            name,
            new Named(source, 1),
            (known, one) -> known.source().equals(source) ? known.plus(1) : known);
    if (!named.source().equals(source)) {
      throw InvalidSpecException.of(
          Finding.error("credentials.name-taken", "name", name, "a name that is free")
              .advising("It stands for " + named.source() + " in this JVM."));
    }
    AtomicBoolean closed = new AtomicBoolean();
    return () -> {
      if (closed.compareAndSet(false, true)) {
        NAMES.computeIfPresent(name, (key, known) -> known.count() > 1 ? known.plus(-1) : null);
      }
    };
  }

  /**
   * Finds a source by its name.
   *
   * @param name as it was registered
   * @return the source
   * @throws InvalidSpecException if this JVM does not know the name
   */
  public static CredentialSource find(String name) {
    if (wellFormed(name).equals(DEFAULT)) {
      return CredentialSource.defaultChain();
    }
    Named known = NAMES.get(name);
    if (known != null) {
      return known.source();
    }
    TreeSet<String> names = new TreeSet<>(NAMES.keySet());
    for (NamedSource named :
        ServiceLoader.load(NamedSource.class, CredentialNames.class.getClassLoader())) {
      if (named.name().equals(name)) {
        return named.source();
      }
      names.add(named.name());
    }
    names.add(DEFAULT);
    throw InvalidSpecException.of(
        Finding.error("credentials.name-unknown", "credentials", name, "one of " + names)
            .advising(
                "Register it before the client is made: CredentialNames.register(name, ..)."));
  }

  /**
   * Checks the form of a name.
   *
   * @param name letters, digits and any of {@code . _ -}
   * @return the same name
   * @throws InvalidSpecException if it has another form
   */
  public static String wellFormed(String name) {
    if (!FORM.matcher(requireNonNull(name, "name")).matches()) {
      throw InvalidSpecException.of(
          Finding.error(
              "credentials.name", "name", name, "up to 100 letters, digits and any of . _ -"));
    }
    return name;
  }

  /** A name that is in use. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {

    /** Takes the name back. A second call does nothing. */
    @Override
    void close();
  }
}

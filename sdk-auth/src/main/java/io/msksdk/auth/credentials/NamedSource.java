package io.msksdk.auth.credentials;

/**
 * A source under a name, for processes where no code of the application runs before Kafka's does,
 * such as a Connect worker or Kafka's own tools. Implementations are found through {@link
 * java.util.ServiceLoader}: put the class's name into {@code
 * META-INF/services/io.msksdk.auth.credentials.NamedSource}.
 */
public interface NamedSource {

  /**
   * Returns the name that properties use.
   *
   * @return any text without blanks
   */
  String name();

  /**
   * Returns what it stands for.
   *
   * @return the source
   */
  CredentialSource source();
}

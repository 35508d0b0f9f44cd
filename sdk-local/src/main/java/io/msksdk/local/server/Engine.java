package io.msksdk.local.server;

/**
 * Starts engines for callers in another class loader, who share no type with it but {@code String}.
 * An engine is ended over HTTP, by {@code POST /_local/shutdown}.
 */
public final class Engine {
  private Engine() {}

  /**
   * Starts an engine.
   *
   * @param arguments the arguments of the command line
   * @return the line that the command line prints when it is ready
   * @throws IllegalArgumentException when an argument is wrong, a file cannot be read or the port
   *     is taken; the message names it
   */
  public static String start(String... arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader callers = thread.getContextClassLoader();
    // the engine's threads inherit it, and Kafka looks classes up there
    thread.setContextClassLoader(Engine.class.getClassLoader());
    try {
      return EngineStart.start(EngineOptions.parse(arguments)).ready().toString();
    } finally {
      thread.setContextClassLoader(callers);
    }
  }
}

package io.msksdk.testkit;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An engine in this JVM. All engines of a JVM share one class loader, which is never closed:
 * loading Kafka twice costs a second and 30 MB of metaspace each time.
 */
final class LoadedEngine implements Engine {
  private static final String ENTRY = "io.msksdk.local.server.Engine";

  /** The one piece of static state: a class loader is shared by the JVM or it is not shared. */
  private static @Nullable ClassLoader loader;

  private final Ready ready;
  private boolean closed;

  private LoadedEngine(Ready ready) {
    this.ready = ready;
  }

  static LoadedEngine start(EngineJar jar, List<String> arguments) {
    return new LoadedEngine(Ready.parse(invoke(loader(jar), arguments)));
  }

  @Override
  public Ready ready() {
    return ready;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      new EngineHttp(ready.endpoint()).shutdown();
    }
  }

  private static synchronized ClassLoader loader(EngineJar jar) {
    ClassLoader open = loader;
    if (open == null) {
      open = EngineLoader.of(jar.file());
      loader = open;
    }
    return open;
  }

  private static String invoke(ClassLoader engine, List<String> arguments) {
    Thread thread = Thread.currentThread();
    ClassLoader callers = thread.getContextClassLoader();
    // the engine's threads inherit it, and Kafka looks its plug-ins up there
    thread.setContextClassLoader(engine);
    try {
      Object line =
          engine
              .loadClass(ENTRY)
              .getMethod("start", String[].class)
              .invoke(null, (Object) arguments.toArray(String[]::new));
      return String.valueOf(line);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      // the engine's own message names the argument and what was expected
      throw LocalMskException.start(String.valueOf(cause.getMessage()), "", cause);
    } catch (ReflectiveOperationException e) {
      throw LocalMskException.start(
          "engine: " + ENTRY + " not found (expected: the engine of this version).",
          "Rebuild sdk-local, then the testkit.",
          e);
    } finally {
      thread.setContextClassLoader(callers);
    }
  }
}

package io.msksdk.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what Kafka's clients need while the first cluster of a JVM starts, for its clients come
 * next. Classes are loaded and not initialised, so the application's own threads never wait for an
 * initialiser of this one.
 */
final class ClientClasses {
  /** In the order a first client needs them; another version of the clients may lack some. */
  static final String LIST = "client-classes.txt";

  private static final Logger log = LoggerFactory.getLogger(ClientClasses.class);
  private static final AtomicBoolean begun = new AtomicBoolean();

  private ClientClasses() {}

  static void loadOnce() {
    if (begun.compareAndSet(false, true)) {
      Thread thread = new Thread(ClientClasses::load, "msk-client-classes-1");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void load() {
    int missing = 0;
    try (InputStream in = ClientClasses.class.getResourceAsStream(LIST);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String name = lines.readLine(); name != null; name = lines.readLine()) {
        missing += known(name) ? 0 : 1;
      }
    } catch (IOException e) {
      log.debug("client classes not read", e);
    }
    log.debug("client classes loaded [missing={}]", missing);
  }

  static boolean known(String name) {
    try {
      Class<?> unused = Class.forName(name, false, ClientClasses.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false; // the client that needs it will say so
    }
  }
}

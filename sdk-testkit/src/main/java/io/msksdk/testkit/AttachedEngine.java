package io.msksdk.testkit;

import java.net.URI;

/** An engine somebody else started and will end. */
record AttachedEngine(Ready ready) implements Engine {

  static AttachedEngine at(URI endpoint) {
    return new AttachedEngine(Ready.of(new EngineHttp(endpoint).get("/_local/health")));
  }

  @Override
  public void close() {
    // not ours to end
  }
}

package io.msksdk.auth.credentials;

import io.msksdk.core.time.Scheduler;
import io.msksdk.core.time.Time;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sources in use, each once, with the number of those who use it. The one of the JVM is the one
 * piece of static state there is: Kafka makes callback handlers by class name, so that clients can
 * only find one another here. Thread-safe.
 */
final class SharedSources implements CredentialSource.Opening {
  static final SharedSources OF_THE_JVM = new SharedSources(Time.system());

  private final Time time;
  private final Map<Key, Use> uses = new HashMap<>();
  private @Nullable Scheduler scheduler;
  private int scheduled;

  SharedSources(Time time) {
    this.time = time;
  }

  @Override
  public SharedCredentials acquire(CredentialSource base) {
    // what others build on needs no thread: it is asked when they refresh
    return acquire(base, Refresh.BY_CALLERS);
  }

  synchronized SharedCredentials acquire(CredentialSource source, Refresh refresh) {
    Key key = new Key(source, refresh);
    Use use = uses.get(key);
    if (use == null) {
      Fetcher fetcher = source.open(this);
      boolean background = refresh == Refresh.IN_BACKGROUND;
      Scheduler thread = background ? thread() : null;
      use = new Use(new LiveCredentials(source.toString(), fetcher, time, thread));
      uses.put(key, use);
    }
    use.count++;
    Use acquired = use;
    return new SharedCredentials(source, use.live, () -> release(key, acquired));
  }

  /** How many sources are in use. */
  synchronized int size() {
    return uses.size();
  }

  private Scheduler thread() {
    Scheduler open = scheduler;
    if (open == null) {
      open = time.scheduler("credentials", 1);
      scheduler = open;
    }
    scheduled++;
    return open;
  }

  private void release(Key key, Use use) {
    Scheduler unused = null;
    synchronized (this) {
      use.count--;
      if (use.count > 0) {
        return;
      }
      uses.remove(key);
      if (key.refresh() == Refresh.IN_BACKGROUND) {
        scheduled--;
        if (scheduled == 0) {
          unused = scheduler;
          scheduler = null;
        }
      }
    }
    // outside of the lock: a thread in the middle of a fetch is waited for
    use.live.close();
    if (unused != null) {
      unused.close();
    }
  }

  private record Key(CredentialSource source, Refresh refresh) {}

  private static final class Use {
    private final LiveCredentials live;
    private int count;

    Use(LiveCredentials live) {
      this.live = live;
    }
  }
}

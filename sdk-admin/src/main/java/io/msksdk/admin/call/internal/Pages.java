package io.msksdk.admin.call.internal;

import io.msksdk.core.check.Finding;
import io.msksdk.core.runbook.PreconditionException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A list the service hands out in pages, fetched one page at a time as it is read. */
public final class Pages {

  private Pages() {}

  /**
   * One page.
   *
   * @param items what is on it
   * @param next the token of the next page, null on the last
   * @param <T> what the list holds
   */
  public record Page<T>(List<T> items, @Nullable String next) {}

  /**
   * Reads a list lazily.
   *
   * @param fetch from a token, null for the first page, to that page
   * @param <T> what the list holds
   * @return every item of every page, in order; each use of the stream fetches anew
   */
  public static <T> Stream<T> stream(Function<@Nullable String, Page<T>> fetch) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(new Items<>(fetch), Spliterator.ORDERED), false);
  }

  private static final class Items<T> implements Iterator<T> {
    private final Function<@Nullable String, Page<T>> fetch;
    private Iterator<T> page = Collections.emptyIterator();
    private @Nullable String next;
    private boolean started;

    Items(Function<@Nullable String, Page<T>> fetch) {
      this.fetch = fetch;
    }

    @Override
    public boolean hasNext() {
      // a page may be empty and still have a successor
      while (!page.hasNext() && (!started || next != null)) {
        Page<T> fetched = fetch.apply(next);
        started = true;
        page = fetched.items().iterator();
        next = following(next, fetched.next());
      }
      return page.hasNext();
    }

    /** A service that gives the same token again would be asked for the same page for ever. */
    private static @Nullable String following(@Nullable String token, @Nullable String next) {
      if (next == null || next.isEmpty()) {
        return null;
      }
      if (next.equals(token)) {
        throw PreconditionException.passing(
            Finding.error("call.page", "nextToken", "the token of the same page", "another page")
                .advising("The list is cut short by the service: read it again."));
      }
      return next;
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return page.next();
    }
  }
}

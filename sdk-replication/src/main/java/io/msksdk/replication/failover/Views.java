package io.msksdk.replication.failover;

import org.jspecify.annotations.Nullable;

/** The two clusters of one run, opened when they are first looked at. */
final class Views implements AutoCloseable {
  private final FailoverSite from;
  private final FailoverSite to;
  private @Nullable ClusterView openFrom;
  private @Nullable ClusterView openTo;

  Views(FailoverSite from, FailoverSite to) {
    this.from = from;
    this.to = to;
  }

  ClusterView of(FailoverSite site) {
    return site == from ? from() : to();
  }

  ClusterView from() {
    ClusterView view = openFrom;
    if (view == null) {
      view = from.open();
      openFrom = view;
    }
    return view;
  }

  ClusterView to() {
    ClusterView view = openTo;
    if (view == null) {
      view = to.open();
      openTo = view;
    }
    return view;
  }

  @Override
  public void close() {
    try {
      if (openFrom != null) {
        openFrom.close();
      }
    } finally {
      if (openTo != null) {
        openTo.close();
      }
    }
  }
}

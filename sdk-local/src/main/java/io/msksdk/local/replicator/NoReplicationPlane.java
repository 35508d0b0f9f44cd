package io.msksdk.local.replicator;

/** Replicators that copy nothing. */
final class NoReplicationPlane implements ReplicationPlane {

  @Override
  public void start(ReplicationPlan plan) {}

  @Override
  public void update(ReplicationPlan plan) {}

  @Override
  public void stop(String replicatorArn) {}

  @Override
  public void close() {}
}

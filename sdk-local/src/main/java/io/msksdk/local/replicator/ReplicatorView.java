package io.msksdk.local.replicator;

/**
 * A replicator as one Region sees it.
 *
 * @param replicator the replicator
 * @param reference whether it is only referred to, from the Region of its source
 */
record ReplicatorView(Replicator replicator, boolean reference) {

  String arn() {
    return reference ? replicator.referenceArn() : replicator.arn();
  }
}

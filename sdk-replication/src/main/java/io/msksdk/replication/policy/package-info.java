/**
 * The policies replication needs, as templates. Start at {@link
 * io.msksdk.replication.policy.ReplicatorPolicies}.
 */
@NullMarked
package io.msksdk.replication.policy;

import org.jspecify.annotations.NullMarked;

/**
 * Who of other accounts may use a cluster. Start at {@link io.msksdk.admin.policy.ClusterPolicies}.
 */
@NullMarked
package io.msksdk.admin.policy;

import org.jspecify.annotations.NullMarked;

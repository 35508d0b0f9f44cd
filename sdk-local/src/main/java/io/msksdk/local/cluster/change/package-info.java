/**
 * Changes of clusters: what each may change, and the records of the operations that do it. A change
 * is made from the cluster as it is, and refused where the service refuses it.
 */
@NullMarked
package io.msksdk.local.cluster.change;

import org.jspecify.annotations.NullMarked;

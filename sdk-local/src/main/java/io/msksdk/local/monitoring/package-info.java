/**
 * What is seen of a cluster from outside: the exporters of open monitoring and the values in
 * CloudWatch, both from what each node says of itself.
 */
@NullMarked
package io.msksdk.local.monitoring;

import org.jspecify.annotations.NullMarked;

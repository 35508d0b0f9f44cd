/** CloudWatch: the metrics of clusters, and alarms on them. */
@NullMarked
package io.msksdk.local.companion.cloudwatch;

import org.jspecify.annotations.NullMarked;

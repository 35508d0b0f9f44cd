package io.msksdk.admin.plan;

import io.msksdk.admin.cluster.Clusters;
import io.msksdk.admin.operation.Operations;
import io.msksdk.admin.tag.Tags;
import io.msksdk.core.time.Time;

/** What the steps of a plan work with. */
record PlanParts(Clusters clusters, Operations operations, Tags tags, Time time) {}

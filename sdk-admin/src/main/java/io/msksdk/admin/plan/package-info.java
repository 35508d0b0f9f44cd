/**
 * From a cluster as it is to what it should be, in steps that can be reviewed, run and taken up
 * again. Start at {@link io.msksdk.admin.plan.Plans}.
 */
@NullMarked
package io.msksdk.admin.plan;

import org.jspecify.annotations.NullMarked;

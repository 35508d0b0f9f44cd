/** How this module calls the AWS client: one place for retries, errors and pages. */
@NullMarked
package io.msksdk.admin.call.internal;

import org.jspecify.annotations.NullMarked;

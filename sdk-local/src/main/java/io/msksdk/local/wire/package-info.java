/** The service's JSON, read and written by what the AWS model classes say of themselves. */
@NullMarked
package io.msksdk.local.wire;

import org.jspecify.annotations.NullMarked;

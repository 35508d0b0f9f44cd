/** IAM policy documents and the decision whether they allow an action on a resource. */
@NullMarked
package io.msksdk.local.policy;

import org.jspecify.annotations.NullMarked;

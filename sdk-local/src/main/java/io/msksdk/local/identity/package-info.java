/** Who may call the local MSK: access keys, their owners and their policies. */
@NullMarked
package io.msksdk.local.identity;

import org.jspecify.annotations.NullMarked;

/** The Security Token Service: who somebody is, and how they become a role for a while. */
@NullMarked
package io.msksdk.local.companion.sts;

import org.jspecify.annotations.NullMarked;

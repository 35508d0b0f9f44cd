/** What an operation of any service is, who calls it, and how lists are cut into pages. */
@NullMarked
package io.msksdk.local.api;

import org.jspecify.annotations.NullMarked;

/**
 * What all kinds of resources share: whose they are, how they are named, kept and moved from state
 * to state.
 */
@NullMarked
package io.msksdk.local.resource;

import org.jspecify.annotations.NullMarked;

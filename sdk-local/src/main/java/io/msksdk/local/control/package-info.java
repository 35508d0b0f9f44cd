/**
 * The service API's front: routes, signatures, policies, faults, and the operation in the middle.
 */
@NullMarked
package io.msksdk.local.control;

import org.jspecify.annotations.NullMarked;

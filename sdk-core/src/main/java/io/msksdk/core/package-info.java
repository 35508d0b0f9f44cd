/**
 * The root of every failure the SDK reports. What a user does lives in the packages below this one.
 */
@NullMarked
package io.msksdk.core;

import org.jspecify.annotations.NullMarked;

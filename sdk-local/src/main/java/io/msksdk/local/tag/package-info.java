/** Tags of every kind of resource that has some, under one set of rules. */
@NullMarked
package io.msksdk.local.tag;

import org.jspecify.annotations.NullMarked;

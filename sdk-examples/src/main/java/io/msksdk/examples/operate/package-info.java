/** Clusters created, grown, tuned and shared; the guide "Operate" is made of it. */
@NullMarked
package io.msksdk.examples.operate;

import org.jspecify.annotations.NullMarked;

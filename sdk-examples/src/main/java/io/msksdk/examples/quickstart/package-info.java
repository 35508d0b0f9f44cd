/** The main job of the README: a cluster, a topic, 10,000 records and one refusal, in seconds. */
@NullMarked
package io.msksdk.examples.quickstart;

import org.jspecify.annotations.NullMarked;

/**
 * Topics by way of the service API: carried out on the brokers, or on a model where there are none.
 */
@NullMarked
package io.msksdk.local.topic;

import org.jspecify.annotations.NullMarked;

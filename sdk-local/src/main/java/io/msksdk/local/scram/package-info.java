/** Which secrets a cluster takes its SASL/SCRAM users from. */
@NullMarked
package io.msksdk.local.scram;

import org.jspecify.annotations.NullMarked;

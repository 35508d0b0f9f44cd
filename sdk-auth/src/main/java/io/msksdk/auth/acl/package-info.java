/**
 * Kafka ACLs on MSK, for principals of SASL/SCRAM and mutual TLS: {@link
 * io.msksdk.auth.acl.TopicAcls} grants and takes back so that the brokers keep replicating, {@link
 * io.msksdk.auth.acl.AclState} says what is open. IAM principals are not governed by ACLs.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.acl;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

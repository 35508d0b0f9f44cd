/**
 * IAM on the Kafka side: the servers of the AWS_MSK_IAM and OAUTHBEARER mechanisms, the mapping of
 * Kafka requests to {@code kafka-cluster} actions, and the log of what was refused and why.
 */
@NullMarked
package io.msksdk.local.iam;

import org.jspecify.annotations.NullMarked;

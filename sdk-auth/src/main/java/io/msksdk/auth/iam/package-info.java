/**
 * Logins with IAM access control for credentials that are an object of the application: over {@code
 * AWS_MSK_IAM} of the official aws-msk-iam-auth library or of this one, and over {@code
 * OAUTHBEARER}. {@link io.msksdk.auth.iam.IamLogin} is where to start; most applications get one
 * from {@code KafkaAuth.iam} and never see this package.
 */
@NullMarked
@CheckReturnValue
package io.msksdk.auth.iam;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;

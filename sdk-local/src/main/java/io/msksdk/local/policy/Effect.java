package io.msksdk.local.policy;

/** What a matching statement does. */
enum Effect {
  ALLOW,
  DENY
}

package io.msksdk.admin.call.internal;

/** Where an AWS client comes from, which says whether it retries by itself. */
public enum ClientOrigin {
  /** Made for an {@code Msk}, without retries of its own. */
  MADE,
  /** Brought by the user, who may want its retries elsewhere. */
  BROUGHT
}

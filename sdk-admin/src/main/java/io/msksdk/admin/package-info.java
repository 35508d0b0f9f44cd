/**
 * Amazon MSK from the control plane: everything starts at {@link io.msksdk.admin.Msk}, one per
 * account and Region.
 */
@NullMarked
package io.msksdk.admin;

import org.jspecify.annotations.NullMarked;

/**
 * Opening a cluster to clients outside its VPC, and closing it again, as procedures that survive a
 * crash: public access, clients in other VPCs and accounts, Kafka ACLs. Start at {@link
 * io.msksdk.admin.connectivity.Connectivity}.
 */
@NullMarked
package io.msksdk.admin.connectivity;

import org.jspecify.annotations.NullMarked;

package io.msksdk.admin.connectivity;

import static java.util.Objects.requireNonNull;

import io.msksdk.core.check.Finding;
import io.msksdk.core.check.InvalidSpecException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A client on the internet that does not reach a cluster, and what is known about its way. MSK
 * knows nothing of security groups and network ACLs: what is not given here is asked for.
 * Immutable.
 *
 * <pre>{@code
 * PublicClient.at("198.51.100.7")
 *     .servers("b-1-public.orders...:9198")
 *     .securityGroupIn(TrafficRule.allow("198.51.100.0/24", 9198, 9198));
 * }</pre>
 */
public final class PublicClient {
  private final AddressBlock address;
  private final String text;
  private final @Nullable List<String> servers;
  private final @Nullable List<TrafficRule> groupIn;
  private final @Nullable List<TrafficRule> groupOut;
  private final @Nullable List<TrafficRule> aclIn;
  private final @Nullable List<TrafficRule> aclOut;

  private PublicClient(
      AddressBlock address,
      String text,
      @Nullable List<String> servers,
      @Nullable List<TrafficRule> groupIn,
      @Nullable List<TrafficRule> groupOut,
      @Nullable List<TrafficRule> aclIn,
      @Nullable List<TrafficRule> aclOut) {
    this.address = address;
    this.text = text;
    this.servers = servers;
    this.groupIn = groupIn;
    this.groupOut = groupOut;
    this.aclIn = aclIn;
    this.aclOut = aclOut;
  }

  /**
   * Starts with the address the client has on the internet.
   *
   * @param address such as {@code 198.51.100.7}
   * @return a client of whose way nothing is known
   */
  public static PublicClient at(String address) {
    requireNonNull(address, "address");
    AddressBlock block =
        AddressBlock.parse(address)
            .orElseThrow(
                () ->
                    InvalidSpecException.of(
                        Finding.error(
                            "public-client.address", "address", address, "such as 198.51.100.7")));
    return new PublicClient(block, address, null, null, null, null, null);
  }

  /**
   * Says which bootstrap servers the client uses.
   *
   * @param text hosts and ports between commas, as its {@code bootstrap.servers} has them
   * @return a client with these servers
   */
  public PublicClient servers(String text) {
    List<String> named =
        Arrays.stream(text.split(",", -1)).map(String::trim).filter(s -> !s.isEmpty()).toList();
    return new PublicClient(address, this.text, named, groupIn, groupOut, aclIn, aclOut);
  }

  /**
   * Gives the inbound rules of the cluster's security groups.
   *
   * @param rules all of them
   * @return a client with these rules on its way
   */
  public PublicClient securityGroupIn(TrafficRule... rules) {
    return new PublicClient(address, text, servers, List.of(rules), groupOut, aclIn, aclOut);
  }

  /**
   * Gives the outbound rules of the cluster's security groups.
   *
   * @param rules all of them
   * @return a client with these rules on its way
   */
  public PublicClient securityGroupOut(TrafficRule... rules) {
    return new PublicClient(address, text, servers, groupIn, List.of(rules), aclIn, aclOut);
  }

  /**
   * Gives the inbound rules of the network ACL of the cluster's subnets.
   *
   * @param rules in the order of their numbers; the first that fits decides, without one it is
   *     denied
   * @return a client with these rules on its way
   */
  public PublicClient networkAclIn(TrafficRule... rules) {
    return new PublicClient(address, text, servers, groupIn, groupOut, List.of(rules), aclOut);
  }

  /**
   * Gives the outbound rules of the network ACL of the cluster's subnets.
   *
   * @param rules in the order of their numbers; the first that fits decides, without one it is
   *     denied
   * @return a client with these rules on its way
   */
  public PublicClient networkAclOut(TrafficRule... rules) {
    return new PublicClient(address, text, servers, groupIn, groupOut, aclIn, List.of(rules));
  }

  AddressBlock address() {
    return address;
  }

  Optional<List<String>> servers() {
    return Optional.ofNullable(servers);
  }

  Optional<List<TrafficRule>> groupIn() {
    return Optional.ofNullable(groupIn);
  }

  Optional<List<TrafficRule>> groupOut() {
    return Optional.ofNullable(groupOut);
  }

  Optional<List<TrafficRule>> aclIn() {
    return Optional.ofNullable(aclIn);
  }

  Optional<List<TrafficRule>> aclOut() {
    return Optional.ofNullable(aclOut);
  }

  @Override
  public String toString() {
    return text;
  }
}

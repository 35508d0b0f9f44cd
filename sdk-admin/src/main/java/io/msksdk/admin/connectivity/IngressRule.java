package io.msksdk.admin.connectivity;

/**
 * One inbound TCP rule of a security group.
 *
 * @param fromPort the first port
 * @param toPort the last port
 * @param source whom it lets in: a block of addresses or the id of a security group
 * @param purpose what comes in, such as {@code IAM on PRIVATE}
 */
public record IngressRule(int fromPort, int toPort, String source, String purpose) {

  @Override
  public String toString() {
    String ports = fromPort == toPort ? String.valueOf(fromPort) : fromPort + "-" + toPort;
    return "tcp " + ports + " from " + source + " (" + purpose + ")";
  }
}

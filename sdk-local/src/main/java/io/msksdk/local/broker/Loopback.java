package io.msksdk.local.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;

/** What this machine's loopback interface can do. */
final class Loopback {
  private Loopback() {}

  /** Whether brokers can listen on {@code ::1}; containers often have no IPv6. */
  static boolean hasIpv6() {
    try (ServerSocketChannel channel = ServerSocketChannel.open()) {
      byte[] address = new byte[16];
      address[15] = 1;
      channel.bind(new InetSocketAddress(InetAddress.getByAddress(address), 0));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}

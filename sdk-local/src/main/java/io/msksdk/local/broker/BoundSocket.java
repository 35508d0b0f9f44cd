package io.msksdk.local.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * A port that is bound before its listener starts. Brokers must know the controller's port from the
 * beginning; a port that is only looked up could be taken by somebody else in between.
 */
final class BoundSocket implements ServerSocketFactory, AutoCloseable {
  private final ServerSocketChannel channel;

  private BoundSocket(ServerSocketChannel channel) {
    this.channel = channel;
  }

  static BoundSocket any() throws IOException {
    return at(0);
  }

  static BoundSocket at(int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(
          new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    return new BoundSocket(channel);
  }

  InetSocketAddress address() throws IOException {
    return (InetSocketAddress) channel.getLocalAddress();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBuffer)
      throws IOException {
    channel.configureBlocking(false);
    return channel;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

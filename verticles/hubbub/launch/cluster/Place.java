package hubbub.launch.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where this node is to be. Whether the machine has it is said before Hazelcast tries, with the names of settings. */
final class Place {
  private final ClusterConfig config;

  Place(ClusterConfig config) {
    this.config = config;
  }

  /** Returns the address to bind, in digits. */
  Optional<InetAddress> address() {
    try {
      return Optional.of(InetAddress.getByName(config.host()));
    } catch (UnknownHostException unknown) {
      return Optional.empty();
    }
  }

  /** Returns what is wrong with host and ports; empty where they can be bound. */
  List<String> problems() {
    Optional<InetAddress> found = address();
    if (found.isEmpty() || !config.anywhere() && !isHere(found.get())) {
      return List.of(config.file() + ": host is \"" + config.host() + "\", expected an address of this machine");
    }
    List<String> problems = new ArrayList<>();
    bind(found.get(), config.membership().bound()).ifPresent(why -> problems.add(taken("port",
        config.membership().bound(), why)));
    bind(found.get(), config.bus().bound()).ifPresent(why -> problems.add(taken("bus.port",
        config.bus().bound(), why)));
    return problems;
  }

  private String taken(String key, int port, String why) {
    return config.file() + ": " + key + " is " + port + ", expected a port that is free at " + config.host() + " ("
        + why + ")";
  }

  private static boolean isHere(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }

  private static Optional<String> bind(InetAddress address, int port) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(address, port));
      return Optional.empty();
    } catch (IOException taken) {
      return Optional.of(taken.getMessage());
    }
  }
}

package hubbub.bridge.protocol.chatmaster;

import hubbub.conf.Conf;

/**
 * The options of a listener.
 *
 * @param pacingMillis the least time between two writes to a client whose packages have no ending
 * @param queuePackages how many packages may wait for such a client before chat lines are merged away
 * @param maxPackageBytes how long a package of a client may be, packed or unpacked
 */
record Options(int pacingMillis, int queuePackages, int maxPackageBytes) {
  static Options from(Conf conf) {
    return new Options(
        conf.whole("pacingMillis", "ms", 0, 1_000, 40),
        conf.whole("queuePackages", "packages", 16, 65_536, 256),
        conf.whole("maxPackageBytes", "bytes", 1_024, 1_048_576, 65_536));
  }
}

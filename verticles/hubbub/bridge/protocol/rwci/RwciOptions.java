package hubbub.bridge.protocol.rwci;

import hubbub.conf.Conf;

/**
 * What a listener may say about RWCI.
 *
 * @param channels whether a client is told the channels right after its login, as the known clients expect
 * @param registration whether an unknown name with a password becomes an account here, where the hub allows it
 */
record RwciOptions(boolean channels, boolean registration) {
  static RwciOptions from(Conf options) {
    return new RwciOptions(options.flag("channels", true), options.flag("registration", true));
  }
}

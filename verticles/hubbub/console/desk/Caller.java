package hubbub.console.desk;

import hubbub.contract.auth.Principal;

/**
 * Who asks.
 *
 * @param console the console's id
 * @param principal whose it is
 */
record Caller(String console, Principal principal) {
  String name() {
    return principal.name();
  }
}

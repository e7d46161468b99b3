package hubbub.bridge.protocol.console;

/**
 * What a listener's configuration says.
 *
 * @param registration whether unknown names may become accounts
 * @param windowBytes how many bytes of a console's packets may be on their way to a page
 */
record ConsoleOptions(boolean registration, int windowBytes) {}

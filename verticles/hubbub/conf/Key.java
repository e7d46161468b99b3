package hubbub.conf;

/**
 * One key of a configuration file, as the code declares it and {@code conf/README.md} documents it.
 *
 * @param path where it stands, with dots; {@code []} behind a list of objects
 * @param type {@code text}, {@code whole}, {@code flag}, {@code texts}, {@code secret}, {@code object}, {@code objects}
 * @param unit the unit of a number, or what a text means; empty for none
 * @param range the values allowed, for people
 * @param standard the value where the key is absent, as JSON; {@code required} where there is none
 */
public record Key(String path, String type, String unit, String range, String standard) {}

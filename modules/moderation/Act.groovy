package moderation

/** What is done about an offence, from the mildest on. */
enum Act {
  WARN, MUTE, KICK, BAN

  static final String[] NAMES = values()*.name()*.toLowerCase() as String[]

  static Act of(String name) {
    valueOf(name.toUpperCase(Locale.ROOT))
  }
}

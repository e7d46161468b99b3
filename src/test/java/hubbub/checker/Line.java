package hubbub.checker;

/** One message as somebody saw it who is told its place. */
record Line(Id id, String author, String text) {}

package hubbub.contract.terminal;

/** What a person may keep beside the terminal, one document of each kind. */
public enum DocumentKind {
  /** What the person notes down. */
  NOTES,
  /** How the person likes the client. */
  PREFERENCES
}

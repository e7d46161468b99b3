package hubbub.conf;

/**
 * A value that must not be shown: its text form is masked.
 *
 * @param reveal the value itself
 */
public record Secret(String reveal) {
  @Override
  public String toString() {
    return "***";
  }
}

package hubbub.terminal.run;

/** How many characters a terminal shows. */
public record Size(int columns, int rows) {
  private static final int LARGEST = 10_000;

  /** What terminals have when nobody says anything else. */
  public static final Size USUAL = new Size(80, 24);

  public Size {
    if (columns < 1 || columns > LARGEST || rows < 1 || rows > LARGEST) {
      throw new IllegalArgumentException("a terminal has 1 to " + LARGEST + " columns and rows");
    }
  }
}

package hubbub.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** What holds for each page of the hub in whichever browser: it is quiet, it fits, and nobody is kept from using it. */
public final class PageRules {
  private PageRules() {}

  /** Closes these browsers; all requests and the policy held, but for complaints in which one of these words stands. */
  public static void leave(List<Browser> open, String... known) {
    try {
      open.forEach(one -> assertQuiet(one, known));
    } finally {
      open.forEach(Browser::close);
    }
  }

  /** The page has not complained since the last time, but for lines in which one of these words stands. */
  public static void assertQuiet(Browser page, String... known) {
    assertThat(page.complaints()).allMatch(line -> List.of(known).stream().anyMatch(line::contains));
  }

  /** Nothing sticks out at the side. */
  public static void assertFits(Browser page) {
    assertThat(page.evaluate("return document.documentElement.scrollWidth <= innerWidth")).isEqualTo(true);
  }

  /**
   * Nobody is kept from using what a page shows at a desk, be it light or dark, and on a telephone, where it fits as
   * well. Writes a picture of each, and leaves the page light and at a desk.
   */
  public static void assertUsable(Browser page, String name) {
    assertOpen(page, name);
    assertOpen(page.screen(390, 844, 1).likes(true), name + "-phone");
    assertFits(page);
    assertOpen(page.screen(1000, 700, 1), name + "-dark");
    page.likes(false);
  }

  private static void assertOpen(Browser page, String picture) {
    page.screenshot(Path.of("target", "web-" + picture + ".png"));
    assertThat(page.barriers()).isEmpty();
  }
}

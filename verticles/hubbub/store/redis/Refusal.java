package hubbub.store.redis;

/**
 * Why Redis cannot be used, in a sentence that names the setting. One that lasts will not go away by waiting: somebody
 * has to change something.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean lasting;

  private Refusal(boolean lasting, String sentence) {
    super(sentence, null, false, false);
    this.lasting = lasting;
  }

  static Refusal lasting(String sentence) {
    return new Refusal(true, sentence);
  }

  static Refusal passing(String sentence) {
    return new Refusal(false, sentence);
  }

  boolean lasting() {
    return lasting;
  }
}

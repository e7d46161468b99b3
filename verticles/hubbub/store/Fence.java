package hubbub.store;

/**
 * Under what number somebody has taken a store. Whoever takes it later has a higher one, and who has the highest is the
 * only one that may serve with it.
 *
 * @param store an id of the store, which no other store has, wherever it is and whatever its name
 * @param number rises with every taking
 */
public record Fence(String store, long number) {}

package hubbub.store.embedded;

/** A write as it is asked for: decides, on the writer's thread, what to answer and which changes to record for it. */
@FunctionalInterface
interface Operation<T> {
  /** Returns the answer, which is given when the changes recorded in the batch are stored. */
  T decide(Batch batch);
}

/**
 * Conversations as text files, and who plays them: {@link hubbub.testing.script.Transcript} reads the lines,
 * {@link hubbub.testing.script.ScriptedStage} plays them against an adapter alone, with a small hub in memory behind
 * the adapter's interfaces that fails and waits as the script says. Everything happens on the calling thread.
 */
package hubbub.testing.script;

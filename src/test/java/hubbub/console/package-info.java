/** The console overseer with real programs that connect to it, and its rules without. */
package hubbub.console;

/** Who may import whom, as rules that are run; {@code fixture} holds the violations that prove that they are. */
package hubbub.architecture;

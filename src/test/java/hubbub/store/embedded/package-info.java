/** The embedded twin under the suites of {@link hubbub.store}, and what only it promises about its files. */
package hubbub.store.embedded;

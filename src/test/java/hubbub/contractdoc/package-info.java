/**
 * Makes the documentation of the contract, {@code webroot/contract/}: one page for people and an AsyncAPI document for
 * machines. Names and types come from the compiled contract, words from its Javadoc, what a field may hold from asking
 * its reader, examples from the samples. {@code make contract} writes it, {@link hubbub.contractdoc.ContractPageTest}
 * fails where it is stale. Nothing here has a clock or a network: the same sources make the same bytes.
 */
package hubbub.contractdoc;

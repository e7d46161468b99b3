/** The modules that come with the hub, deployed from their sources as they are shipped. */
package hubbub.modules;

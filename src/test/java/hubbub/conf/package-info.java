/** The strict reading of configuration. */
package hubbub.conf;

/** Tests of the desk that need no hub. */
package hubbub.console.desk;

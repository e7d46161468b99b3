/** Tests of the bridge as a whole. */
package hubbub.bridge;

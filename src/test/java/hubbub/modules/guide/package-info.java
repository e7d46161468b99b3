/** The guide of {@code modules/README.md}, which a test plays as it stands, on the packaged hub. */
package hubbub.modules.guide;

/** Rock, paper, scissors, the module in Kotlin, as the build packages it: each test loads its jar as the hub does. */
package hubbub.modules.rps;

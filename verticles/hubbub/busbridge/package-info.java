/**
 * The guarded door to the event bus for processes of any language: Vert.x's own TCP event bus bridge, and before it a
 * guard, as the library has no authentication, no bound on frames and trusts their shape. The guard alone listens where
 * others can reach it; it proves the token in the first frame, holds every frame to the rules and writes it anew before
 * the library sees it. Knows nothing of what is said. Everything belongs to the verticle's context.
 */
package hubbub.busbridge;

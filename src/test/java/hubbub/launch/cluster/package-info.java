/** Tests of how a process becomes a node of a cluster, and of what it is refused for. */
package hubbub.launch.cluster;

/**
 * How a process becomes a node of a cluster: what {@code conf/cluster.json} says, and Hazelcast told of it. Loaded with
 * {@code -cluster} only; it runs on the main thread, before there is a verticle.
 */
package hubbub.launch.cluster;

/** The statistics module in Python, as a process of its own at the bus bridge of the packaged hub. */
package hubbub.modules.statistics;

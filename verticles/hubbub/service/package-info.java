/**
 * How a verticle that keeps state starts and stops: one {@link hubbub.service.Service} for each, made by its
 * {@code start}, on its context. It stands on the bus and the store and knows no verticle.
 */
package hubbub.service;

/** Tests of how a verticle that keeps state starts and stops. */
package hubbub.service;

// What the hub's REST has for administrators. Each call fails with a Refusal, as all of api.js.

import { call } from '../api.js';

const ADMIN = '/api/admin/';
const account = (name, deed) => `${ADMIN}accounts/${encodeURIComponent(name)}/${deed}/`;
const room = (name, deed = '') => `${ADMIN}rooms/${encodeURIComponent(name)}/${deed}`;

/** One of people, accounts, rooms, matches, terminals, consoles, services, modules. */
export const list = what => call('GET', `${ADMIN}${what}/`);
export const figures = () => call('GET', `${ADMIN}figures/`);
export const audit = query => call('GET', `${ADMIN}audit/?${new URLSearchParams(query)}`);

export const ban = (name, order) => call('POST', account(name, 'ban'), order);
export const unban = (name, order) => call('POST', account(name, 'unban'), order);
export const revoke = (name, order) => call('POST', account(name, 'revoke'), order);
export const roles = (name, wanted) => call('PUT', account(name, 'roles'), { roles: wanted });
/** `deed` is one of kick, mute, unmute, ban, unban. */
export const inRoom = (name, deed, order) => call('POST', room(name, `${deed}/`), order);
export const endRoom = name => call('DELETE', room(name));
/** `what` is terminals, consoles or services. */
export const end = (what, id) => call('DELETE', `${ADMIN}${what}/${encodeURIComponent(id)}/`);
export const broadcast = text => call('POST', `${ADMIN}broadcast/`, { text });
/** Answers with the service and its token, which nobody is told again. */
export const makeService = wish => call('POST', `${ADMIN}services/`, wish);

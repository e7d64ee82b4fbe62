// Generated from contract/accounts/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/accounts/api.ts';
import { is } from '../endpoint.ts';

export const askPass = /* @__PURE__ */ is<typeof api.askPass>('POST', '/api/devices/:deviceId/challenge', 'challenge');
export const bindDevice = /* @__PURE__ */ is<typeof api.bindDevice>('POST', '/api/devices', 'id current');
export const changePassword = /* @__PURE__ */ is<typeof api.changePassword>('POST', '/api/session/change-password', 'ok');
export const changePhone = /* @__PURE__ */ is<typeof api.changePhone>('PUT', '/api/me/phone', 'ok');
export const changeRole = /* @__PURE__ */ is<typeof api.changeRole>('PUT', '/api/roles/:role', 'code shipped');
export const confirmSecondFactor = /* @__PURE__ */ is<typeof api.confirmSecondFactor>('POST', '/api/second-factor/confirm', 'backupCodes');
export const correctContact = /* @__PURE__ */ is<typeof api.correctContact>('PUT', '/api/accounts/:accountId/contact', 'id name');
export const createAccount = /* @__PURE__ */ is<typeof api.createAccount>('POST', '/api/accounts', 'id name');
export const endPost = /* @__PURE__ */ is<typeof api.endPost>('POST', '/api/posts/:postId/end', 'id name');
export const endSession = /* @__PURE__ */ is<typeof api.endSession>('POST', '/api/sessions/:sessionId/end', 'ok');
export const endSessions = /* @__PURE__ */ is<typeof api.endSessions>('POST', '/api/sessions/end', 'ended');
export const getMe = /* @__PURE__ */ is<typeof api.getMe>('GET', '/api/me', 'account jurisdiction');
export const getRights = /* @__PURE__ */ is<typeof api.getRights>('GET', '/api/accounts/:accountId/rights', 'account permissions');
export const getSecondFactor = /* @__PURE__ */ is<typeof api.getSecondFactor>('GET', '/api/second-factor', 'on since');
export const getWelcome = /* @__PURE__ */ is<typeof api.getWelcome>('GET', '/api/welcome', 'jurisdiction codes');
export const giveTemporaryPassword = /* @__PURE__ */ is<typeof api.giveTemporaryPassword>('POST', '/api/accounts/:accountId/temporary-password', 'id name');
export const grantPost = /* @__PURE__ */ is<typeof api.grantPost>('POST', '/api/accounts/:accountId/posts', 'id name');
export const listAccounts = /* @__PURE__ */ is<typeof api.listAccounts>('GET', '/api/accounts', 'items next');
export const listAudit = /* @__PURE__ */ is<typeof api.listAudit>('GET', '/api/audit', 'items next');
export const listDevices = /* @__PURE__ */ is<typeof api.listDevices>('GET', '/api/devices', 'items days');
export const listDevicesOf = /* @__PURE__ */ is<typeof api.listDevicesOf>('GET', '/api/accounts/:accountId/devices', 'items days');
export const listRoles = /* @__PURE__ */ is<typeof api.listRoles>('GET', '/api/roles', 'roles permissions');
export const listSessions = /* @__PURE__ */ is<typeof api.listSessions>('GET', '/api/sessions', 'items');
export const makeRole = /* @__PURE__ */ is<typeof api.makeRole>('POST', '/api/roles', 'code shipped');
export const removeRole = /* @__PURE__ */ is<typeof api.removeRole>('POST', '/api/roles/:role/remove', 'ok');
export const renameMe = /* @__PURE__ */ is<typeof api.renameMe>('PUT', '/api/me/name', 'ok');
export const resetPassword = /* @__PURE__ */ is<typeof api.resetPassword>('POST', '/api/session/reset-password', 'ok');
export const resetSecondFactor = /* @__PURE__ */ is<typeof api.resetSecondFactor>('POST', '/api/accounts/:accountId/second-factor/reset', 'id name');
export const sendCode = /* @__PURE__ */ is<typeof api.sendCode>('POST', '/api/session/code', 'ok expiresInSeconds');
export const setAccountDisabled = /* @__PURE__ */ is<typeof api.setAccountDisabled>('POST', '/api/accounts/:accountId/disabled', 'id name');
export const signInAnonymously = /* @__PURE__ */ is<typeof api.signInAnonymously>('POST', '/api/session/anonymous', 'accountId');
export const signInWithCode = /* @__PURE__ */ is<typeof api.signInWithCode>('POST', '/api/session/phone', '');
export const signInWithPassword = /* @__PURE__ */ is<typeof api.signInWithPassword>('POST', '/api/session/password', '');
export const signInWithSecondFactor = /* @__PURE__ */ is<typeof api.signInWithSecondFactor>('POST', '/api/session/second-factor', 'accountId');
export const signOut = /* @__PURE__ */ is<typeof api.signOut>('POST', '/api/session/end', 'ok');
export const startSecondFactor = /* @__PURE__ */ is<typeof api.startSecondFactor>('POST', '/api/second-factor', 'key address');
export const takePass = /* @__PURE__ */ is<typeof api.takePass>('POST', '/api/devices/:deviceId/pass', 'seconds');
export const turnOffSecondFactor = /* @__PURE__ */ is<typeof api.turnOffSecondFactor>('POST', '/api/second-factor/off', 'ok');
export const unbindDevice = /* @__PURE__ */ is<typeof api.unbindDevice>('POST', '/api/devices/:deviceId/end', 'ok');
export const unbindDeviceOf = /* @__PURE__ */ is<typeof api.unbindDeviceOf>('POST', '/api/accounts/:accountId/devices/:deviceId/end', 'id name');
export const unlockAccount = /* @__PURE__ */ is<typeof api.unlockAccount>('POST', '/api/accounts/:accountId/unlock', 'id name');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly accounts: typeof import('./accounts.ts');
  }
}

// Generated from contract/disclosures/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/disclosures/api.ts';
import { is } from '../endpoint.ts';

export const amendDisclosure = /* @__PURE__ */ is<typeof api.amendDisclosure>('POST', '/api/disclosures/:disclosureId/amendments', 'code kind');
export const answerNoticeObjection = /* @__PURE__ */ is<typeof api.answerNoticeObjection>('POST', '/api/disclosure-objections/:objectionId/answer', 'code kind');
export const disclosureCalendar = /* @__PURE__ */ is<typeof api.disclosureCalendar>('GET', '/api/disclosures/calendar', 'items');
export const endDisclosure = /* @__PURE__ */ is<typeof api.endDisclosure>('POST', '/api/disclosures/:disclosureId/end', 'code kind');
export const findOnObjection = /* @__PURE__ */ is<typeof api.findOnObjection>('POST', '/api/disclosure-objections/:objectionId/finding', 'code kind');
export const getDisclosure = /* @__PURE__ */ is<typeof api.getDisclosure>('GET', '/api/disclosures/:disclosureId', 'code kind');
export const getNoticeScreen = /* @__PURE__ */ is<typeof api.getNoticeScreen>('GET', '/api/open/notice-screens/:area', 'area at');
export const getOpenNotice = /* @__PURE__ */ is<typeof api.getOpenNotice>('GET', '/api/open/notices/:code', 'code kind');
export const listDisclosedAccounts = /* @__PURE__ */ is<typeof api.listDisclosedAccounts>('GET', '/api/disclosure-accounts', 'items mayPublish');
export const listDisclosures = /* @__PURE__ */ is<typeof api.listDisclosures>('GET', '/api/disclosures', 'items next');
export const listOpenNotices = /* @__PURE__ */ is<typeof api.listOpenNotices>('GET', '/api/open/notices', 'items next');
export const objectToNotice = /* @__PURE__ */ is<typeof api.objectToNotice>('POST', '/api/open/notices/:code/objections', 'code kind');
export const pressObjection = /* @__PURE__ */ is<typeof api.pressObjection>('POST', '/api/open/notice-objections/:objectionId/press', 'code kind');
export const pressWrittenObjection = /* @__PURE__ */ is<typeof api.pressWrittenObjection>('POST', '/api/disclosure-objections/:objectionId/press', 'code kind');
export const publishDisclosure = /* @__PURE__ */ is<typeof api.publishDisclosure>('POST', '/api/disclosures', 'code kind');
export const setAccountsRhythm = /* @__PURE__ */ is<typeof api.setAccountsRhythm>('PUT', '/api/disclosure-accounts/:areaCode/rhythm', 'area rhythm');
export const writeObjection = /* @__PURE__ */ is<typeof api.writeObjection>('POST', '/api/disclosures/:disclosureId/objections', 'code kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly disclosures: typeof import('./disclosures.ts');
  }
}

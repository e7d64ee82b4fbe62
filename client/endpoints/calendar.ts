// Generated from contract/calendar/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/calendar/api.ts';
import { is } from '../endpoint.ts';

export const changeCalendar = /* @__PURE__ */ is<typeof api.changeCalendar>('POST', '/api/calendar/days', 'version');
export const getCalendar = /* @__PURE__ */ is<typeof api.getCalendar>('GET', '/api/calendar', 'year version');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly calendar: typeof import('./calendar.ts');
  }
}

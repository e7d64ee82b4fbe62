// Generated from contract/tariffs/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/tariffs/api.ts';
import { is } from '../endpoint.ts';

export const addTariff = /* @__PURE__ */ is<typeof api.addTariff>('POST', '/api/tariffs', 'id company');
export const bookTariff = /* @__PURE__ */ is<typeof api.bookTariff>('POST', '/api/tariff-bookings', 'id number');
export const cancelTariffBooking = /* @__PURE__ */ is<typeof api.cancelTariffBooking>('POST', '/api/tariff-bookings/:bookingId/cancel', 'id number');
export const changeTariff = /* @__PURE__ */ is<typeof api.changeTariff>('PUT', '/api/tariffs/:itemId', 'id company');
export const complainOfTariffBooking = /* @__PURE__ */ is<typeof api.complainOfTariffBooking>('POST', '/api/tariff-bookings/:bookingId/complaint', 'id number');
export const consentTariffPrice = /* @__PURE__ */ is<typeof api.consentTariffPrice>('POST', '/api/tariff-bookings/:bookingId/consent', 'id number');
export const contactOfTariffBooking = /* @__PURE__ */ is<typeof api.contactOfTariffBooking>('POST', '/api/tariff-bookings/:bookingId/contact', 'name phone');
export const getTariff = /* @__PURE__ */ is<typeof api.getTariff>('GET', '/api/tariffs/:itemId', 'id company');
export const getTariffOverview = /* @__PURE__ */ is<typeof api.getTariffOverview>('GET', '/api/tariff-overview', 'month items');
export const getTariffTimes = /* @__PURE__ */ is<typeof api.getTariffTimes>('GET', '/api/tariffs/:itemId/times', 'days');
export const listTariffBookings = /* @__PURE__ */ is<typeof api.listTariffBookings>('GET', '/api/tariff-bookings', 'items next');
export const listTariffs = /* @__PURE__ */ is<typeof api.listTariffs>('GET', '/api/tariffs', 'items next');
export const myTariffBookings = /* @__PURE__ */ is<typeof api.myTariffBookings>('GET', '/api/my-tariff-bookings', 'items rateDays');
export const priceTariff = /* @__PURE__ */ is<typeof api.priceTariff>('POST', '/api/tariffs/:itemId/prices', 'id company');
export const quoteTariff = /* @__PURE__ */ is<typeof api.quoteTariff>('POST', '/api/tariffs/:itemId/quotes', 'id company');
export const stepTariffBooking = /* @__PURE__ */ is<typeof api.stepTariffBooking>('POST', '/api/tariff-bookings/:bookingId/steps', 'id number');
export const withdrawQuote = /* @__PURE__ */ is<typeof api.withdrawQuote>('POST', '/api/tariff-quotes/:quoteId/withdrawal', 'id company');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly tariffs: typeof import('./tariffs.ts');
  }
}

// Generated from contract/places/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/places/api.ts';
import { is } from '../endpoint.ts';

export const changePlace = /* @__PURE__ */ is<typeof api.changePlace>('PUT', '/api/places/:placeId', 'id kind');
export const closePlace = /* @__PURE__ */ is<typeof api.closePlace>('POST', '/api/places/:placeId/close', 'id kind');
export const createPlace = /* @__PURE__ */ is<typeof api.createPlace>('POST', '/api/places', 'id kind');
export const getPlace = /* @__PURE__ */ is<typeof api.getPlace>('GET', '/api/places/:placeId', 'id kind');
export const getPlaceSettings = /* @__PURE__ */ is<typeof api.getPlaceSettings>('GET', '/api/settings/places', 'facilities circle');
export const getPublicPlace = /* @__PURE__ */ is<typeof api.getPublicPlace>('GET', '/api/p/:code', 'kind ownKind');
export const getServiceCircle = /* @__PURE__ */ is<typeof api.getServiceCircle>('GET', '/api/places/circle', 'area minutes');
export const listPlaces = /* @__PURE__ */ is<typeof api.listPlaces>('GET', '/api/places', 'items next');
export const listPublicPlaces = /* @__PURE__ */ is<typeof api.listPublicPlaces>('GET', '/api/public-places', 'items more');
export const mapPlaces = /* @__PURE__ */ is<typeof api.mapPlaces>('GET', '/api/places/points', 'points counts');
export const renewPlaceCode = /* @__PURE__ */ is<typeof api.renewPlaceCode>('POST', '/api/places/:placeId/code', 'id kind');
export const reopenPlace = /* @__PURE__ */ is<typeof api.reopenPlace>('POST', '/api/places/:placeId/reopen', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly places: typeof import('./places.ts');
  }
}

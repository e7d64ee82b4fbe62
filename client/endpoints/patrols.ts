// Generated from contract/patrols/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/patrols/api.ts';
import { is } from '../endpoint.ts';

export const changeRoute = /* @__PURE__ */ is<typeof api.changeRoute>('PUT', '/api/patrol-routes/:routeId', 'id name');
export const contestMiss = /* @__PURE__ */ is<typeof api.contestMiss>('POST', '/api/patrol-misses/:routeId/:caseId/contest', 'case route');
export const createRoute = /* @__PURE__ */ is<typeof api.createRoute>('POST', '/api/patrol-routes', 'id name');
export const endRoute = /* @__PURE__ */ is<typeof api.endRoute>('POST', '/api/patrol-routes/:routeId/end', 'id name');
export const getBoard = /* @__PURE__ */ is<typeof api.getBoard>('GET', '/api/patrols/board', 'day at');
export const getFigures = /* @__PURE__ */ is<typeof api.getFigures>('GET', '/api/patrols/figures', 'total items');
export const getRoute = /* @__PURE__ */ is<typeof api.getRoute>('GET', '/api/patrol-routes/:routeId', 'id name');
export const getScan = /* @__PURE__ */ is<typeof api.getScan>('GET', '/api/patrol-scans/:scanId', 'id route');
export const listMisses = /* @__PURE__ */ is<typeof api.listMisses>('GET', '/api/patrol-misses', 'items next');
export const listPoints = /* @__PURE__ */ is<typeof api.listPoints>('GET', '/api/patrol-points', 'items next');
export const listRounds = /* @__PURE__ */ is<typeof api.listRounds>('GET', '/api/patrol-routes/:routeId/rounds', 'items figures');
export const listRoutes = /* @__PURE__ */ is<typeof api.listRoutes>('GET', '/api/patrol-routes', 'items next');
export const listScans = /* @__PURE__ */ is<typeof api.listScans>('GET', '/api/patrol-scans', 'items next');
export const listWalkers = /* @__PURE__ */ is<typeof api.listWalkers>('GET', '/api/patrol-walkers/:areaCode', 'items');
export const myPatrols = /* @__PURE__ */ is<typeof api.myPatrols>('GET', '/api/patrols/mine', 'day routes');
export const openScreen = /* @__PURE__ */ is<typeof api.openScreen>('GET', '/api/patrol-points/:placeId/screen', 'path');
export const recordScan = /* @__PURE__ */ is<typeof api.recordScan>('POST', '/api/patrol-scans', 'id route');
export const reviewScan = /* @__PURE__ */ is<typeof api.reviewScan>('POST', '/api/patrol-scans/:scanId/review', 'id route');
export const ruleMiss = /* @__PURE__ */ is<typeof api.ruleMiss>('POST', '/api/patrol-misses/:routeId/:caseId/ruling', 'case route');
export const setPoint = /* @__PURE__ */ is<typeof api.setPoint>('PUT', '/api/patrol-points/:placeId', 'placeId name');
export const showScreen = /* @__PURE__ */ is<typeof api.showScreen>('GET', '/api/patrol-screens/:token', 'name code');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly patrols: typeof import('./patrols.ts');
  }
}

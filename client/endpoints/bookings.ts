// Generated from contract/bookings/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/bookings/api.ts';
import { is } from '../endpoint.ts';

export const acceptOffer = /* @__PURE__ */ is<typeof api.acceptOffer>('POST', '/api/bookings/:bookingId/accept', 'id room');
export const book = /* @__PURE__ */ is<typeof api.book>('POST', '/api/bookings', 'id room');
export const cancelBooking = /* @__PURE__ */ is<typeof api.cancelBooking>('POST', '/api/bookings/:bookingId/cancel', 'id room');
export const changeRoom = /* @__PURE__ */ is<typeof api.changeRoom>('PUT', '/api/bookings/rooms/:roomId', 'id name');
export const closeRoom = /* @__PURE__ */ is<typeof api.closeRoom>('POST', '/api/bookings/rooms/:roomId/close', 'id name');
export const closeTime = /* @__PURE__ */ is<typeof api.closeTime>('POST', '/api/bookings/closures', 'id name');
export const createRoom = /* @__PURE__ */ is<typeof api.createRoom>('POST', '/api/bookings/rooms', 'id name');
export const dayOfRooms = /* @__PURE__ */ is<typeof api.dayOfRooms>('GET', '/api/bookings/day', 'day rooms');
export const decideBooking = /* @__PURE__ */ is<typeof api.decideBooking>('POST', '/api/bookings/:bookingId/decide', 'id room');
export const decidePause = /* @__PURE__ */ is<typeof api.decidePause>('POST', '/api/bookings/pauses/:pauseId/decide', 'id place');
export const displaceBooking = /* @__PURE__ */ is<typeof api.displaceBooking>('POST', '/api/bookings/:bookingId/displace', 'id room');
export const findRooms = /* @__PURE__ */ is<typeof api.findRooms>('GET', '/api/bookings/rooms', 'day items');
export const getBooking = /* @__PURE__ */ is<typeof api.getBooking>('GET', '/api/bookings/:bookingId', 'id room');
export const getFeed = /* @__PURE__ */ is<typeof api.getFeed>('GET', '/api/bookings/feed', 'url');
export const getOpenRoom = /* @__PURE__ */ is<typeof api.getOpenRoom>('GET', '/api/open/rooms/:code', 'name place');
export const getRoom = /* @__PURE__ */ is<typeof api.getRoom>('GET', '/api/bookings/rooms/:roomId', 'id name');
export const listBookings = /* @__PURE__ */ is<typeof api.listBookings>('GET', '/api/bookings', 'items next');
export const listPauses = /* @__PURE__ */ is<typeof api.listPauses>('GET', '/api/bookings/pauses', 'items next');
export const listRooms = /* @__PURE__ */ is<typeof api.listRooms>('GET', '/api/bookings/managed-rooms', 'items next');
export const myBookings = /* @__PURE__ */ is<typeof api.myBookings>('GET', '/api/my/bookings', 'items next');
export const myPauses = /* @__PURE__ */ is<typeof api.myPauses>('GET', '/api/my/booking-pauses', 'items');
export const notePayment = /* @__PURE__ */ is<typeof api.notePayment>('POST', '/api/bookings/:bookingId/payments', 'id room');
export const objectToPause = /* @__PURE__ */ is<typeof api.objectToPause>('POST', '/api/bookings/pauses/:pauseId/object', 'id place');
export const openTime = /* @__PURE__ */ is<typeof api.openTime>('POST', '/api/bookings/closures/:closureId/lift', 'id name');
export const renewRoomCode = /* @__PURE__ */ is<typeof api.renewRoomCode>('POST', '/api/bookings/rooms/:roomId/code', 'id name');
export const setFeed = /* @__PURE__ */ is<typeof api.setFeed>('POST', '/api/bookings/feed', 'url');
export const setRules = /* @__PURE__ */ is<typeof api.setRules>('PUT', '/api/bookings/rooms/:roomId/rules', 'id name');
export const signIn = /* @__PURE__ */ is<typeof api.signIn>('POST', '/api/bookings/sign-in', 'id room');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly bookings: typeof import('./bookings.ts');
  }
}

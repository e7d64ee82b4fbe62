/** What a place lets be booked: a hall, a room, a court of a sports ground, a square in the open. */
export const roomKinds = ['hall', 'room', 'court', 'square', 'other'] as const;
export type RoomKind = (typeof roomKinds)[number];

/** Who may book a room: everybody who has signed in by phone, organisations through those who work for them, staff alone. */
export const bookers = ['residents', 'organisations', 'staff'] as const;

/**
 * asked → booked or refused; offered (a new time for one that had to give way) → booked or cancelled; booked → arrived, missed, cancelled or
 * displaced; lapsed: nobody decided before it began.
 */
export const bookingStates = ['asked', 'offered', 'booked', 'arrived', 'refused', 'cancelled', 'displaced', 'missed', 'lapsed'] as const;
export type BookingState = (typeof bookingStates)[number];
/** States that hold the room. */
export const holding = ['asked', 'offered', 'booked', 'arrived'] as const satisfies readonly BookingState[];

/** What is noted as paid at the desk, or given back there. */
export const paymentKinds = ['fee', 'deposit', 'fee_back', 'deposit_back'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

/** Minutes before it begins from which somebody can sign in. */
export const signInEarly = 30;
/** Days shown at a time at most. */
export const mostDays = 14;

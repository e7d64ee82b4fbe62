import { v7 } from 'uuid';

// starts anywhere in the lower half, so that it does not begin anew while a process lives
let sequence = Math.floor(Math.random() * 0x7fffffff);

/**
 * A new UUIDv7 of a moment given by hand: the clock of a command, or a day that is written down later. Within one process, ids of the same millisecond
 * sort as they were made (RFC 9562, 6.2, method 1); `v7({ msecs })` alone sorts them at random, and a list by id with them.
 */
export const idOf = (at: Date | number): string => {
  sequence = (sequence + 1) >>> 0;
  return v7({ msecs: +at, seq: sequence });
};

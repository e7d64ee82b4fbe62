import { hash } from 'node:crypto';

const shape = (bytes: Buffer): string => {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
};

/** First id of a moment: all notices made before it are below. */
export const firstIdAt = (at: Date): string => {
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  return shape(bytes);
};

/** Id of a notice, in the order of time (the form of UUID version 7): the same for the same kind, occasion, moment and account. */
export const noticeId = (accountId: string, kind: string, cause: string, at: Date): string => {
  const bytes = hash('sha256', `${accountId} ${kind} ${cause}`, 'buffer').subarray(0, 16);
  bytes.writeUIntBE(at.getTime(), 0, 6);
  return shape(bytes);
};

/** Id of a browser that gets web push: one for each endpoint. */
export const subscriptionId = (endpoint: string): string => shape(hash('sha256', endpoint, 'buffer').subarray(0, 16));

import { createHash, createHmac } from 'node:crypto';

/** SHA-256 of a text or bytes. */
export const sha256 = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest();

/** Keyed hash for looking something up without storing it in the clear. */
export const keyedHash = (secret: string, content: string): Buffer => createHmac('sha256', secret).update(content).digest();

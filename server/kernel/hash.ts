import { createHmac, hash } from 'node:crypto';

/** SHA-256 of a text or bytes. */
export const sha256 = (content: string | Uint8Array): Buffer => hash('sha256', content, 'buffer');

/** Keyed hash for looking something up without storing it in the clear. */
export const keyedHash = (secret: string, content: string): Buffer => createHmac('sha256', secret).update(content).digest();

import { createPublicKey, verify } from 'node:crypto';

/** What the archive signs: the hash of a day, and the list of digests of a package. */
export const uses = { day: 'archive', package: 'archive-package' } as const;

const spki = Buffer.from('302a300506032b6570032100', 'hex');

/**
 * Whether a signature `<version>.<Ed25519, base64url>` over a text for a use is that of a public key.
 * @param publicKey base64 of the 32 bytes
 */
export const isSigned = (publicKey: string, use: string, text: string, signature: string): boolean => {
  const [, bytes = ''] = signature.split('.');
  const raw = Buffer.from(publicKey, 'base64');
  if (raw.length !== 32) return false;
  const key = createPublicKey({ key: Buffer.concat([spki, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(`${use}\0${text}`), key, Buffer.from(bytes, 'base64url'));
};

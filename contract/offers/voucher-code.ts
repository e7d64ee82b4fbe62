/**
 * The code of a voucher, new every half minute. It holds what the server signed when the voucher was bought – jurisdiction, voucher, offer, end,
 * points, public half of the voucher's own key – and the half minute, signed by that key on the phone of whoever has the voucher. So the phone
 * that shows it and the phone that reads it may both be without a network: who knows the jurisdiction's public key can tell that it is ours,
 * still good, and shown just now. A picture of it is old after a minute.
 */
export interface VoucherCode {
  readonly jurisdictionId: string;
  readonly voucherId: string;
  readonly offerId: string;
  /** Moments in ms. */
  readonly expiresAt: number;
  readonly points: number;
  /** Public half of the voucher's key: 32 bytes. */
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** What the server signed, as text, and its signature: `<version>.<signature>`. */
  readonly claim: string;
  readonly signature: string;
  readonly step: number;
  readonly stepSignature: string;
}

/** Seconds a code is shown. */
export const stepSeconds = 30;
/** Steps a code may be off, early or late. */
export const stepsOff = 1;
/** What the server's signature is for. */
export const voucherUse = 'offers.voucher';

const format = 1;
const claimBytes = 89;
const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
export const toBase64 = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
export const fromBase64 = (text: string): Uint8Array<ArrayBuffer> => {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
};
const idBytes = (id: string): number[] => (id.replaceAll('-', '').match(/../g) ?? []).map((hex) => Number.parseInt(hex, 16));
const idAt = (bytes: Uint8Array, from: number): string =>
  [...bytes.subarray(from, from + 16)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The half minute a moment (ms) lies in. */
export const stepAt = (ms: number): number => Math.floor(ms / (stepSeconds * 1000));
/** When a half minute begins, in ms. */
export const stepBegins = (step: number): number => step * stepSeconds * 1000;

/** What the server signs of a voucher, as text. */
export const claimOf = (
  of: Pick<VoucherCode, 'jurisdictionId' | 'voucherId' | 'offerId' | 'expiresAt' | 'points' | 'publicKey'>,
): string => {
  const bytes = new Uint8Array(claimBytes);
  const view = new DataView(bytes.buffer);
  bytes[0] = format;
  bytes.set(idBytes(of.jurisdictionId), 1);
  bytes.set(idBytes(of.voucherId), 17);
  bytes.set(idBytes(of.offerId), 33);
  view.setUint32(49, Math.floor(of.expiresAt / 1000));
  view.setUint32(53, of.points);
  bytes.set(of.publicKey, 57);
  return toBase64(bytes);
};

/** Reads a code; null for what is none. Whether it is ours is for {@link isGenuine}. */
export const readVoucherCode = (text: string): VoucherCode | null => {
  const parts = /^([\w-]{119})\.(\d{1,6}\.[\w-]{86})\.(\d{1,12})\.([\w-]{86})$/.exec(text.trim());
  if (!parts) return null;
  const [, claim = '', signature = '', step = '', stepSignature = ''] = parts;
  const bytes = fromBase64(claim);
  if (bytes.length !== claimBytes || bytes[0] !== format) return null;
  const view = new DataView(bytes.buffer);
  return {
    jurisdictionId: idAt(bytes, 1),
    voucherId: idAt(bytes, 17),
    offerId: idAt(bytes, 33),
    expiresAt: view.getUint32(49) * 1000,
    points: view.getUint32(53),
    publicKey: bytes.slice(57),
    claim,
    signature,
    step: Number(step),
    stepSignature,
  };
};

/** What the voucher's key signs. */
const stepText = (claim: string, step: number): Uint8Array<ArrayBuffer> => utf8(`${claim}.${step}`);
const verify = async (key: Uint8Array<ArrayBuffer>, signature: string, text: Uint8Array<ArrayBuffer>): Promise<boolean> => {
  const known = await crypto.subtle.importKey('raw', key, 'Ed25519', false, ['verify']);
  return crypto.subtle.verify('Ed25519', known, fromBase64(signature), text);
};

/** Whether the voucher's own key signed the half minute. */
export const isShown = ({ publicKey, claim, step, stepSignature }: VoucherCode): Promise<boolean> =>
  verify(publicKey, stepSignature, stepText(claim, step)).catch(() => false);

/**
 * Whether the jurisdiction signed the voucher, and the voucher's own key the half minute.
 * @param keys public keys of the jurisdiction by version, base64 of 32 bytes
 */
export const isGenuine = async (code: VoucherCode, keys: Readonly<Record<string, string>>): Promise<boolean> => {
  const [version = '', signature = ''] = code.signature.split('.');
  const key = keys[version];
  if (key === undefined) return false;
  const ours = await verify(fromBase64(key), signature, utf8(`${voucherUse}\0${code.claim}`)).catch(() => false);
  return ours && (await isShown(code));
};

/** Why a genuine code is not taken: of another district, for what is not given here, over, an old picture, or one of two clocks is wrong. */
export type CodeFault = 'foreign' | 'elsewhere' | 'expired' | 'old' | 'clock';
/**
 * Judges a code by what is known on the spot.
 * @param now in ms, by the server's clock as far as it is known
 */
export const faultOf = (
  code: Pick<VoucherCode, 'jurisdictionId' | 'offerId' | 'expiresAt' | 'step'>,
  at: { readonly jurisdictionId: string; readonly offerIds: readonly string[]; readonly now: number },
): CodeFault | null => {
  if (code.jurisdictionId !== at.jurisdictionId) return 'foreign';
  if (!at.offerIds.includes(code.offerId)) return 'elsewhere';
  if (code.expiresAt <= at.now) return 'expired';
  const off = code.step - stepAt(at.now);
  return off > stepsOff ? 'clock' : off < -stepsOff ? 'old' : null;
};

// head of a private Ed25519 key of 32 bytes as PKCS #8
const pkcs8 = [0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

/** What the phone of whoever bought a voucher makes its codes from. */
export interface VoucherSecret {
  readonly claim: string;
  readonly signature: string;
  /** Private half of the voucher's key, base64 of 32 bytes. */
  readonly secret: string;
}

/** The code of a half minute. @throws where the browser knows no Ed25519; the digits to be typed still work there */
export const codeAt = async ({ claim, signature, secret }: VoucherSecret, step: number): Promise<string> => {
  const bytes = Uint8Array.from([...pkcs8, ...fromBase64(secret)]);
  const key = await crypto.subtle.importKey('pkcs8', bytes, 'Ed25519', false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('Ed25519', key, stepText(claim, step)));
  return `${claim}.${signature}.${step}.${toBase64(signed)}`;
};

/** Digits behind the number of a voucher, new every half minute, for whoever cannot scan: the server alone can tell whether they are right. */
export const digitsAt = async (secret: string, step: number): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', fromBase64(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const made = new DataView(await crypto.subtle.sign('HMAC', key, utf8(`digits ${step}`)));
  return String(made.getUint32(0) % 10_000).padStart(4, '0');
};
/** Number and digits as they are typed, with or without blanks. */
export const readDigits = (text: string): { number: string; digits: string } | null => {
  const [, number, digits] = /^(\d{8})(\d{4})$/.exec(text.replaceAll(/[\s-]/g, '')) ?? [];
  return number && digits ? { number, digits } : null;
};

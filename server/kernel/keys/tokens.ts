const packed = (ids: readonly string[]): string =>
  Buffer.from(ids.map((id) => id.replaceAll('-', '')).join(''), 'hex').toString('base64url');
const unpacked = (text: string): string[] =>
  (Buffer.from(text, 'base64url').toString('hex').match(/.{32}/g) ?? []).map((hex) =>
    hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
  );

/** What a signed link names: something of a jurisdiction, and the signature that proves that the link is ours. */
export interface Token {
  readonly jurisdictionId: string;
  readonly id: string;
  readonly signature: string;
}

/** The end of a signed link, short enough for a code on paper. */
export const tokenOf = ({ jurisdictionId, id, signature }: Token): string => `${packed([jurisdictionId, id])}~${signature}`;
/** Null for what is no token; whose it is and whether it is signed is for the reader to ask. */
export const readToken = (token: string): Token | null => {
  const [ids = '', signature = ''] = token.split('~');
  const [jurisdictionId, id] = unpacked(ids);
  return jurisdictionId && id && signature ? { jurisdictionId, id, signature } : null;
};

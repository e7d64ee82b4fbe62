import { createPublicKey, verify } from 'node:crypto';
import { canonical } from '#contract/kernel/canonical.ts';
import { type Pack, type PackItem, type PackManifest, packFolders } from '#contract/packs/pack.ts';
import { sha256 } from '#kernel/hash.ts';
import type { Ring } from '#kernel/keys/ring.ts';

/** The checksum of a content, of what it says: indentation and the order of members do not count. */
export const sumOf = (content: unknown): string => sha256(canonical(content)).toString('hex');

/** What stands in a pack's folders, as its manifest has to list it: by file, with checksums. Files of other folders are left out. */
export const listed = (contents: Pack['contents']): PackItem[] =>
  Object.entries(contents)
    .flatMap(([file, content]) => {
      const [folder = '', name = ''] = file.split('/');
      const { kind, subjects } = Object.hasOwn(packFolders, folder) ? (packFolders[folder] ?? {}) : {};
      return kind === undefined ? [] : [{ kind, subject: subjects ? name.replace(/\.json$/, '') : '', file, sha256: sumOf(content) }];
    })
    .sort((a, b) => (a.file < b.file ? -1 : 1));

/** What keeps a pack from being what was sealed: a file that is missing, one that was altered, one that nobody listed. */
export interface BrokenSeal {
  readonly file: string;
  readonly what: 'missing' | 'altered' | 'unlisted';
}
/** Compares a pack with its manifest; nothing found: it is as it was sealed. */
export const brokenSeals = ({ manifest, contents }: Pack): BrokenSeal[] => {
  const items = new Map(manifest.contents.map((item) => [item.file, item]));
  return [
    ...[...items.values()].flatMap(({ file, sha256 }): BrokenSeal[] =>
      !Object.hasOwn(contents, file) ? [{ file, what: 'missing' }] : sumOf(contents[file]) === sha256 ? [] : [{ file, what: 'altered' }],
    ),
    ...Object.keys(contents).flatMap((file): BrokenSeal[] => (items.has(file) ? [] : [{ file, what: 'unlisted' }])),
  ];
};

/** A pack with its contents listed anew. */
export const sealed = ({ manifest, contents }: Pack): PackManifest => ({ ...manifest, contents: listed(contents) });

const use = 'pack';
/** Signs a sealed pack with the newest key of a jurisdiction. */
export const signed = (ring: Ring, name: string, { manifest, contents }: Pack): Pack => {
  const [, value = ''] = ring.sign(use, canonical(manifest)).split('.');
  return { manifest, contents, signature: { name, key: ring.publicKeys()[ring.version] ?? '', value } };
};

const spki = Buffer.from('302a300506032b6570032100', 'hex');
/** Whether the signature of a pack is one of its manifest by the key it names; one without any is proven by nobody. */
export const isProven = ({ manifest, signature }: Pack): boolean => {
  if (!signature) return false;
  const key = createPublicKey({ key: Buffer.concat([spki, Buffer.from(signature.key, 'base64')]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(`${use}\0${canonical(manifest)}`), key, Buffer.from(signature.value, 'base64url'));
};

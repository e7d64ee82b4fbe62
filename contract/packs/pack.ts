import { z } from 'zod';

/** Bounds of a pack: somebody else's file is read before anything of it is trusted. */
export const packLimits = {
  contents: 60,
  /** Bytes of a pack in one file. */
  bytes: 4 * 1024 * 1024,
} as const;

/** Codes of packs: `two-new`. */
export const packCode = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
/** Versions of packs, three numbers: 1.2.0. */
export const packVersion = z.string().regex(/^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/);
const digest = z.string().regex(/^[0-9a-f]{64}$/);
const words = (max: number) =>
  z.strictObject({ zh: z.string().trim().min(1).max(max), en: z.string().trim().min(1).max(max) }).describe('in both languages');

/** One definition of a pack and the checksum it was sealed with. */
export const packItem = z.strictObject({
  kind: z
    .string()
    .max(80)
    .regex(/^[a-z_]+\.[a-z_]+$/),
  subject: z
    .string()
    .max(80)
    .regex(/^[a-z0-9_]*$/)
    .describe('which one of the kind; empty where there is one alone'),
  file: z.string().regex(/^[a-z_]+\/[a-z0-9_]+\.json$/),
  sha256: digest.describe('of the content as canonical JSON: layout of the file does not count'),
});
export type PackItem = z.infer<typeof packItem>;

/** What a pack says of itself: `pack.json` of its folder. */
export const packManifest = z.strictObject({
  code: packCode,
  version: packVersion,
  title: words(60),
  help: words(400),
  needs: z.array(packCode).max(20).default([]).describe('packs that must be there before'),
  contents: z.array(packItem).max(packLimits.contents),
});
export type PackManifest = z.infer<typeof packManifest>;

/** Who signed a pack: Ed25519 over the manifest, and so over every checksum in it. */
export const packSignature = z.strictObject({
  name: z.string().trim().min(1).max(60).describe('as the signer calls itself; what proves anything is the key'),
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  value: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});
export type PackSignature = z.infer<typeof packSignature>;

/** A pack in one file. */
export const packFile = z.strictObject({
  format: z.literal('linli-pack/1'),
  manifest: packManifest,
  contents: z.record(z.string().max(120), z.unknown()).describe('by file'),
  signature: packSignature.nullable(),
});

/** A pack as it is carried about: the manifest, and the contents by file. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly contents: Readonly<Record<string, unknown>>;
  readonly signature?: PackSignature | null;
}

/** Folders of a pack: the kind of the definitions whose contents lie there, and whether each has a name of its own or adds to the one there is. */
export const packFolders: Readonly<Record<string, { readonly kind: string; readonly subjects: boolean }>> = {
  registers: { kind: 'registers.register', subjects: true },
  types: { kind: 'cases.types', subjects: false },
  categories: { kind: 'cases.categories', subjects: false },
  coverage: { kind: 'coverage.rules', subjects: false },
};

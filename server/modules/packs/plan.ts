import { canonical } from '#contract/kernel/canonical.ts';
import type { PackChoice } from '#contract/packs/api.ts';
import type { Pack, PackItem } from '#contract/packs/pack.ts';
import type { Tx } from '#kernel/db.ts';
import type { DefinitionKind } from '#kernel/definitions/definitions.ts';
import { lastStanding, lastVersion } from '#kernel/definitions/store.ts';
import { fail } from '#kernel/errors.ts';
import { type Conflict, merge, type Side } from './domain/merge.ts';
import { sumOf } from './sealing.ts';
import type { InstalledPack } from './store/packs.ts';

/** Finds a kind of definition by its name. */
export type FindKind = (kind: string) => DefinitionKind | null;
/** The name under which what was installed of a definition is kept. */
export const contentKey = ({ kind, subject }: Pick<PackItem, 'kind' | 'subject'>): string => `${kind} ${subject}`.trim();

/** Names a conflict by where it is; paths may be long. */
const markOf = (path: readonly string[]): string => sumOf(path).slice(0, 32);

/** One definition of a pack beside the one that stands here. */
export interface Part {
  readonly item: PackItem;
  readonly kind: DefinitionKind;
  /** Number of the newest version here, 0 where there is none. */
  readonly newest: number;
  /** As it stands here; null: it does not yet. */
  readonly before: unknown;
  readonly after: unknown;
  readonly isSame: boolean;
  readonly conflicts: readonly (Conflict & { readonly at: string; readonly taken: Side | null })[];
}
/** What installing a pack would do. */
export interface Plan {
  readonly parts: readonly Part[];
  /** Changes where anything changes that the plan was made of. */
  readonly seen: string;
}

/** A content as a kind reads it, everything left out filled in: what is equal then looks equal. */
const readBy = (kind: DefinitionKind, content: unknown): unknown => {
  if (content === undefined) return undefined;
  const read = kind.schema.safeParse(content);
  return read.success ? read.data : content;
};

const partOf = async (tx: Tx, find: FindKind, { jurisdictionId, pack, installed, choices }: Planned, item: PackItem): Promise<Part> => {
  const kind = find(item.kind) ?? fail('packs.kind_unknown', { kind: item.kind });
  const key = { jurisdictionId, kind: item.kind, subject: item.subject };
  const [standing, newest] = [await lastStanding(tx, key), await lastVersion(tx, key)];
  const theirs = readBy(kind, pack.contents[item.file]);
  const ours = standing === null ? undefined : readBy(kind, standing.content);
  const base = readBy(kind, installed?.contents[contentKey(item)]);
  const chosen = new Map(
    choices.filter(({ kind: of, subject }) => of === item.kind && subject === item.subject).map(({ at, take }) => [at, take] as const),
  );
  const taken = (path: readonly string[]): Side | undefined => chosen.get(markOf(path));
  // what nobody has here any more is brought anew as a whole
  const { content, conflicts } = ours === undefined ? { content: theirs, conflicts: [] } : merge(base, ours, theirs, taken);
  return {
    item,
    kind,
    newest: newest?.version ?? 0,
    before: ours ?? null,
    after: content,
    isSame: ours !== undefined && canonical(ours) === canonical(readBy(kind, content)),
    conflicts: conflicts.map((conflict) => ({ ...conflict, at: markOf(conflict.path), taken: taken(conflict.path) ?? null })),
  };
};

export interface Planned {
  readonly jurisdictionId: string;
  readonly pack: Pack;
  readonly installed: InstalledPack | null;
  readonly choices: readonly PackChoice[];
}
/** What installing a pack over what stands here would do. @throws packs.kind_unknown */
export const planOf = async (tx: Tx, find: FindKind, planned: Planned): Promise<Plan> => {
  const { manifest } = planned.pack;
  const parts: Part[] = [];
  for (const item of manifest.contents) parts.push(await partOf(tx, find, planned, item));
  const seen = sumOf([manifest, planned.installed?.revision ?? 0, parts.map(({ newest }) => newest)]);
  return { parts, seen };
};

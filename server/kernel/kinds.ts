import path from 'node:path';
import type { Kind, KindSet, LocalKind } from '#contract/kernel/kinds.ts';
import { type Database, execute, type Tx } from './db.ts';
import { fail } from './errors.ts';
import { importEach } from './folders.ts';
import { type Live, tell } from './live.ts';
import { wordOf } from './words.ts';

const isSet = (one: unknown): one is KindSet => typeof one === 'object' && one !== null && 'subject' in one && 'shipped' in one;

const found = await importEach<Record<string, unknown>>(path.join(import.meta.dirname, '../../contract'), 'kinds.ts');
/** Every set of kinds by its subject; found by the modules' folders. */
export const kindSets: ReadonlyMap<string, KindSet> = new Map(
  [...found.values()].flatMap((declared) =>
    Object.values(declared)
      .filter(isSet)
      .map((set) => [set.subject, set] as const),
  ),
);

/** Kinds of jurisdictions' own, kept in memory. */
export interface Kinds {
  /** All of a jurisdiction, those that have ended too, in the order in which they were made. Asked before a transaction. */
  of(jurisdictionId: string): Promise<readonly LocalKind[]>;
  /** Reads them again when next asked; other processes hear of changes by {@link kindsChanged}. */
  forget(jurisdictionId: string): void;
}

/**
 * Asserts that something may be of a kind from now on: a shipped one, or one of the jurisdiction's own that has not ended.
 * @param before what it was until now: that it may stay  @throws platform.kind_unknown
 */
export const checkKind = (
  own: readonly LocalKind[],
  { subject, shipped }: KindSet,
  kind: string | null,
  before: string | null = null,
): void => {
  if (kind === null || kind === before || shipped.includes(kind)) return;
  const found = own.find((one) => one.subject === subject && one.code === kind);
  if (!found || found.ended) fail('platform.kind_unknown', { kind: found?.name ?? kind });
};

/** Chinese words of all kinds by code, for sheets. */
export const kindWords = <C extends string>(own: readonly LocalKind[], { subject, shipped }: KindSet<C>): Record<Kind<C>, string> =>
  Object.fromEntries([
    ...shipped.map((code) => [code, wordOf('zh-CN', `${subject}.${code}`)]),
    ...own.filter((one) => one.subject === subject).map(({ code, name }) => [code, name]),
  ]) as Record<Kind<C>, string>;

type Row = { subject: string; code: string; name: string; name_en: string; ended: boolean };

const channel = 'kinds';
/** Tells every process that kinds of a jurisdiction changed, when the transaction commits. */
export const kindsChanged = (tx: Tx, jurisdictionId: string): Promise<void> => tell(tx, channel, { jurisdictionId });

export const createKinds = (db: Database, live: Pick<Live, 'subscribe' | 'onGap'>): Kinds => {
  const kept = new Map<string, Promise<readonly LocalKind[]>>();
  live.subscribe(channel, (payload) => void kept.delete((payload as { jurisdictionId: string }).jurisdictionId));
  live.onGap(() => kept.clear());
  const read = (jurisdictionId: string): Promise<readonly LocalKind[]> =>
    db.load(jurisdictionId, async (tx) => {
      const text = 'select subject, code, name, name_en, ended from kinds where jurisdiction_id = :jurisdiction order by id';
      return (await execute<Row>(tx, text)).rows.map(({ name_en, ...row }) => ({ ...row, nameEn: name_en }));
    });
  return {
    of: (jurisdictionId) => {
      const known = kept.get(jurisdictionId);
      if (known) return known;
      const asked = read(jurisdictionId);
      kept.set(jurisdictionId, asked);
      asked.catch(() => kept.get(jurisdictionId) === asked && kept.delete(jurisdictionId));
      return asked;
    },
    forget: (jurisdictionId) => void kept.delete(jurisdictionId),
  };
};

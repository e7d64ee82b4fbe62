import { type CaseState, goesBack, type Lifecycle, type Target } from '#contract/cases/lifecycle.ts';
import type { Database } from '#kernel/db.ts';
import { systemAccess, type Tx, waitAsLong } from '#kernel/db.ts';
import { contentKey } from '#kernel/files/keys.ts';
import { compareSecrets, contentHash, type EventAction, genesis, linkHash, reportDigest, sealContent, sealHash } from '../domain/chain.ts';
import type { LifeOf } from '../domain/replay.ts';
import { type CaseRecord, type EventRow, eventsOf, type ReportRow, reportsOf } from '../store/cases.ts';
import { missingSeals, type SealRow, sealedUnder, sealsAfter } from '../store/seals.ts';
import { casesAfter, countAll, orphanedEvents } from '../store/verification.ts';
import { livesOf } from '../types.ts';
import { checkFacts } from './check-facts.ts';

/** One thing that is not as it was written. */
export interface Breakage {
  readonly case: string;
  readonly number: string | null;
  readonly seq: number | null;
  readonly problem: string;
}
export interface Verification {
  readonly cases: number;
  readonly events: number;
  readonly seals: number;
  /** Texts and actors erased with their salts. */
  readonly erased: number;
  readonly broken: Breakage[];
}

/** Reads a stored file by its key; null when it is not there. */
export type ReadContent = (key: string) => Promise<Uint8Array | null>;

/** Where an event leads from a state by the lifecycle; undefined where it is no step of it. */
const targetOf = (state: CaseState | null, action: EventAction, lifecycle: Lifecycle): Target | null | undefined => {
  if (action === 'report') return 'reported';
  if (action === 'recount' || action === 'record') return 'same';
  return state && lifecycle[state][action]?.to;
};

/** Replays one case from its log and compares with what its row and reports say. */
const checkCase = (
  jurisdictionId: string,
  file: CaseRecord,
  events: readonly EventRow[],
  reports: readonly ReportRow[],
  lifeOf: LifeOf,
): Breakage[] => {
  const broken: Breakage[] = [];
  const say = (seq: number | null, problem: string): number => broken.push({ case: file.id, number: file.number, seq, problem });
  let prev = genesis(jurisdictionId, file.id);
  let state: CaseState | null = null;
  let before: CaseState | null = null;
  let [kind, types]: [string | undefined, number] = [undefined, 0];
  events.forEach((e, i) => {
    const { hash, ...link } = e;
    if (e.seq !== i + 1) say(e.seq, `event ${i + 1} is missing`);
    if (!e.prevHash.equals(prev)) say(e.seq, 'does not follow the event before it');
    if (!linkHash(link).equals(hash)) say(e.seq, 'was changed: its content does not give its hash');
    for (const name of compareSecrets(link).changed) say(e.seq, `was changed: its ${name} is not what the log has a digest of`);
    const target = targetOf(state, e.action, lifeOf(kind, types));
    if (e.action === 'report' || e.action === 'file') kind = (e.data['kind'] as string | undefined) ?? kind;
    types = e.basis.types ?? types;
    const to = target === 'same' ? state : target === 'previous' ? before : target;
    if (e.from !== state || e.to !== to) say(e.seq, `${e.action} from ${e.from} to ${e.to} is not a step of the lifecycle`);
    if (goesBack(e.to) && e.from && !goesBack(e.from)) before = e.from;
    state = e.to;
    prev = hash;
  });
  const last = events.at(-1)?.seq ?? 0;
  if (last < file.eventCount) say(last + 1, `events ${last + 1} to ${file.eventCount} are missing at the end`);
  else if (file.eventCount !== events.length) say(null, `has ${events.length} events, its row says ${file.eventCount}`);
  if (events[0] && events[0].data['number'] !== file.number) say(1, `was opened as ${events[0].data['number']}`);
  if (!file.headHash.equals(prev)) say(null, 'its last hash differs from its row');
  if (file.state !== state) say(null, `stands as ${file.state}, its log says ${state}`);
  const digests = new Map(
    events.flatMap((e) => ((e.data['reports'] ?? []) as { id: string; digest: string }[]).map((r) => [r.id, r.digest])),
  );
  for (const r of reports) {
    if (r.erasedAt !== null) {
      digests.delete(r.id);
      continue;
    }
    const told =
      r.salt &&
      reportDigest(r.salt, {
        id: r.id,
        reporterId: r.reporterId,
        anonymous: r.anonymous,
        text: r.text,
        placeText: r.placeText,
        lon: r.lon,
        lat: r.lat,
        ...(r.reporterId === null ? { caller: { name: r.callerName, phone: r.callerPhone } } : {}),
        ...(r.answers === null ? {} : { answers: r.answers }),
      });
    if (told !== digests.get(r.id)) say(1, `report ${r.id} was changed`);
    digests.delete(r.id);
  }
  for (const id of digests.keys()) say(1, `report ${id} is missing`);
  // what is not the log or the report that was written gives no row to compare with
  if (broken.length === 0) broken.push(...checkFacts(file, events, reports, lifeOf));
  return broken;
};

/** Compares each photo's stored content with the hash the log has of it. */
const checkPhotos = async (
  file: CaseRecord,
  events: readonly EventRow[],
  jurisdictionId: string,
  read: ReadContent,
): Promise<Breakage[]> => {
  const broken: Breakage[] = [];
  for (const { seq, attachments } of events) {
    for (const { id, sha256 } of attachments) {
      const content = await read(contentKey(jurisdictionId, id));
      if (content && contentHash(content) === sha256) continue;
      broken.push({ case: file.id, number: file.number, seq, problem: `photo ${id} ${content ? 'was replaced' : 'is missing'}` });
    }
  }
  return broken;
};

const checkSeal = async (tx: Tx, jurisdictionId: string, s: SealRow, prev: Buffer, number: number): Promise<Breakage[]> => {
  const problems: string[] = [];
  const under = await sealedUnder(tx, s.number);
  if (s.number !== number) problems.push(`seal ${number} is missing`);
  if (!s.prevHash.equals(prev)) problems.push('does not follow the seal before it');
  const { hash, ...content } = s;
  if (!sealHash({ jurisdictionId, ...content }).equals(hash)) problems.push('was changed: its content does not give its hash');
  if (under.length !== s.caseCount) problems.push(`binds ${s.caseCount} archived cases, ${under.length} are there`);
  else if (!sealContent(under).equals(s.contentHash)) problems.push('an archived case under it was rewritten');
  return problems.map((problem) => ({ case: `seal ${s.number}`, number: null, seq: s.number, problem }));
};

const batch = 500;

/**
 * Proves one jurisdiction's archives: every chain recomputed, every state replayed, every report, photo and seal compared. Reads in batches
 * by key.
 * @param photos reads stored photos; without it their contents are not looked at
 */
export const verifyChains = async (
  db: Database,
  jurisdictionId: string,
  progress: (cases: number, of: number) => void = () => undefined,
  photos: ReadContent | null = null,
): Promise<Verification> => {
  const access = systemAccess(jurisdictionId);
  const broken: Breakage[] = [];
  let [cases, events, seals, erased] = [0, 0, 0, 0];
  const { total, lifeOf } = await db.read(access, async (tx) => {
    await waitAsLong(tx);
    return { total: await countAll(tx), lifeOf: await livesOf(tx, jurisdictionId) };
  });
  for (let after: string | null = null; ; ) {
    const last: string | null = after;
    const done: string | null = await db.read(access, async (tx) => {
      const files = await casesAfter(tx, last, batch);
      const ids = files.map((f) => f.id);
      const byCase = Map.groupBy(await eventsOf(tx, ids), (e) => e.caseId);
      const told = Map.groupBy(await reportsOf(tx, ids), (r) => r.caseId);
      for (const f of files) {
        const log = byCase.get(f.id) ?? [];
        broken.push(...checkCase(jurisdictionId, f, log, told.get(f.id) ?? [], lifeOf));
        // photos went with the reports where the time to keep them was over
        const erasedWhole = told.get(f.id)?.some(({ erasedAt }) => erasedAt !== null) ?? false;
        if (photos && !erasedWhole) broken.push(...(await checkPhotos(f, log, jurisdictionId, photos)));
        events += log.length;
        for (const e of log) erased += compareSecrets(e).erased.length;
      }
      cases += files.length;
      return files.length < batch ? null : (ids.at(-1) ?? null);
    });
    progress(cases, total);
    if (done === null) break;
    after = done;
  }
  await db.read(access, async (tx) => {
    await waitAsLong(tx);
    for (const o of await orphanedEvents(tx))
      broken.push({ case: o.caseId, number: null, seq: null, problem: `${o.count} events without their case: the case was removed` });
    for (const m of await missingSeals(tx)) {
      broken.push({
        case: `seal ${m.number}`,
        number: null,
        seq: m.number,
        problem: `is missing, though ${m.cases} archived cases stand under it`,
      });
    }
    let prev = genesis(jurisdictionId, jurisdictionId);
    for (let number: number | null = null; ; ) {
      const some: SealRow[] = await sealsAfter(tx, number, 100);
      for (const s of some) {
        broken.push(...(await checkSeal(tx, jurisdictionId, s, prev, seals + 1)));
        prev = s.hash;
        seals++;
        number = s.number;
      }
      if (some.length < 100) break;
    }
  });
  return { cases, events, seals, erased, broken };
};

import { canonical } from '#contract/kernel/canonical.ts';
import { type LifeOf, replay } from '../domain/replay.ts';
import { titleOf } from '../domain/title.ts';
import type { CaseRecord, EventRow, ReportRow } from '../store/cases.ts';
import type { Breakage } from './verify-chains.ts';

const pick = <T, K extends keyof T>(from: T, keys: readonly K[]): Pick<T, K> =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;

/** Replays a case by the rules and compares everything of its row that its log determines. */
export const checkFacts = (file: CaseRecord, events: readonly EventRow[], reports: readonly ReportRow[], lifeOf: LifeOf): Breakage[] => {
  const of = { case: file.id, number: file.number };
  const { file: told, clocksTold, problems } = replay(events, lifeOf);
  if (!told || problems.length > 0) return problems.map(({ seq, problem }) => ({ ...of, seq, problem }));
  // who acted may have been erased from the log, and stays on the row until the case goes
  const acted = events.every((e) => e.actorId !== null || e.actorRole === 'platform');
  const [first] = reports;
  const expected: Partial<CaseRecord> = {
    ...pick(told, [
      'resumeState',
      'categoryCode',
      'areaCode',
      'areaPath',
      'handlerOrgId',
      'firstOrgId',
      'responsibleOrgId',
      'involvedOrgs',
    ]),
    ...pick(told, ['channel', 'createdAt', 'stateSince', 'returnCount', 'reworkCount', 'reopenCount', 'answered', 'solved', 'satisfied']),
    ...pick(told, ['reminderCount', 'mergedInto']),
    ...pick(told, ['closedAt', 'archivedAt', 'supervisedAt']),
    ...(told.kind === undefined ? {} : { kind: told.kind }),
    typeVersion: told.typeVersion,
    ...(clocksTold ? pick(told, ['dueAt', 'stageDueAt', 'totalDueAt', 'minutesLeft', 'totalLeft']) : {}),
    ...(acted ? pick(told, ['handlerAccountId', 'answeredBy']) : {}),
    // seals bind archived cases alone: another that names one would never come under any
    ...(told.archivedAt === null ? { sealNumber: null } : {}),
    ...(first && { reporterId: first.reporterId, lon: first.lon, lat: first.lat }),
    ...(first && first.erasedAt === null && { title: titleOf(first.text) }),
  };
  return Object.entries(expected)
    .filter(([field, value]) => canonical(value) !== canonical(file[field as keyof CaseRecord]))
    .map(([field, value]) => ({
      ...of,
      seq: null,
      problem: `its row says ${field} ${canonical(file[field as keyof CaseRecord])}, its log gives ${canonical(value)}`,
    }));
};

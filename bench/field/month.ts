import type pg from 'pg';
import { v7 } from 'uuid';
import * as visitsApi from '#client/endpoints/visits.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { defaultChecklists } from '#contract/patrols/checklists.ts';
import type { Person } from '#tools/simulator/person.ts';
import { type Field, type Stop, sizes, type Worker } from './fill.ts';
import type { Job } from './send.ts';

const dayLong = 86_400_000;
const answers = Object.fromEntries((defaultChecklists[0]?.items ?? []).map(({ key }) => [key, 'ok']));
const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
/** When something took place in a month, spread over its days between eight and twenty. */
const momentOn = (day: string, n: number): string => new Date(Date.parse(`${day}T08:00:00+08:00`) + (n % 720) * 60_000).toISOString();

/** Body of a scan at a stop in a round of a day. */
export const scanAt = (id: string, { routeId, placeId, lon, lat }: Stop, day: string, round: number, n: number) => ({
  id,
  act: { at: momentOn(day, n), sentAt: new Date().toISOString(), point: { lon, lat, accuracy: 12 } },
  routeId,
  key: `${day}/${round}`,
  placeId,
  code: null,
  checklist: { code: 'general', version: 0 },
  answers,
});

const scans = ({ stops, days }: Field): Job[] =>
  Array.from({ length: sizes.scans }, (_, n) => {
    const stop = at(stops, n);
    const turn = Math.floor(n / stops.length);
    const id = v7();
    const body = scanAt(id, stop, at(days, Math.floor(turn / 2)), (turn % 2) + 1, n);
    return { kind: 'scan', id, path: '/api/patrol-scans', cookie: at(stop.walkers, n).cookie, body };
  });

/** A campaign of the district whose households are given to those who work in their grids. */
const visits = async (field: Field, supervisor: Person, database: pg.Client): Promise<Job[]> => {
  const today = Date.now();
  const planId = v7();
  await supervisor.call(visitsApi.makePlan, {
    body: {
      id: planId,
      title: '入户走访测算',
      kind: 'campaign',
      risk: 'ordinary',
      from: shanghaiDay(new Date(today - 32 * dayLong)),
      until: shanghaiDay(new Date(today + 14 * dayLong)),
      rhythm: null,
      areaCode: field.gridCodes[0]?.slice(0, 6) ?? '',
      areas: [...field.communityCodes],
      content: { purpose: '看望与了解需要' },
      basis: { kind: 'document', text: '走访测算〔2026〕1号' },
    },
  });
  const done = await supervisor.call(visitsApi.assignHouseholds, { params: { planId }, body: { id: v7(), way: 'grid' } });
  const { rows } = await database.query<{ id: string; visitor: string }>(
    'select id, visitor_id as visitor from visit_assignments where plan_id = $1 order by id',
    [planId],
  );
  const byId = new Map<string, Worker>(field.workers.map((one) => [one.id, one]));
  const given = rows.flatMap(({ id, visitor }) => {
    const worker = byId.get(visitor);
    return worker ? [{ id, worker }] : [];
  });
  if (given.length === 0) throw new Error(`no household was given to anybody: ${JSON.stringify(done)}`);
  return Array.from({ length: sizes.visits }, (_, n) => {
    const { id: assignmentId, worker } = at(given, n);
    const id = v7();
    const body = {
      id,
      act: { at: momentOn(at(field.days, n), n), sentAt: new Date().toISOString(), point: null },
      served: [{ assignmentId, version: 1 }],
      result: 'met',
      minutes: 20,
    };
    return { kind: 'visit', id, path: '/api/visits', cookie: worker.cookie, body };
  });
};

const cases = ({ workers, stops }: Field): Job[] =>
  Array.from({ length: sizes.cases }, (_, n) => {
    const { lon, lat } = at(stops, n * 7);
    const id = v7();
    const body = { id, text: `巡查时发现楼道堆放杂物，影响通行，第 ${n} 处`, point: { lon, lat }, accuracy: 15, occurredAt: null };
    return { kind: 'case', id, path: '/api/reports', cookie: at(workers, n).cookie, body };
  });

/** What a month brings, in an order in which kinds mix as they do in the field. */
export const monthOf = async (field: Field, supervisor: Person, database: pg.Client): Promise<Job[]> => {
  const jobs = [...scans(field), ...(await visits(field, supervisor, database)), ...cases(field)];
  // a fixed mixing: the same in every run
  return jobs
    .map((job, n) => ({ job, key: (n * 7919) % jobs.length }))
    .sort((a, b) => a.key - b.key)
    .map(({ job }) => job);
};

import type { z } from 'zod';
import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/property/lists.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { carryByHand, rulesAt } from '../consequences.ts';
import type { Property } from '../property.ts';
import { type ConsequenceRecord, exposedIn, findConsequence, pageOfConsequences } from '../store/consequences.ts';

const codesOf = (viewer: Viewer): string[] => outermost(areasWith(viewer, 'property.lists')).map((path) => path.replaceAll('.', ''));
const presenter = async ({ organisations }: Property, viewer: Viewer) => {
  const book = await organisations.of(viewer.jurisdictionId);
  return (c: ConsequenceRecord): api.Consequence => ({
    id: c.id,
    run: { id: c.runId, first: c.first, last: c.last },
    subject: c.subject,
    name: c.name,
    company: c.organisationId === null ? null : { id: c.organisationId, name: book.get(c.organisationId)?.name ?? '' },
    list: c.list,
    running: c.running,
    act: c.act,
    words: c.words,
    dueOn: c.dueOn,
    state: c.state,
    case: c.caseId === null ? null : { id: c.caseId, number: c.caseNumber ?? '' },
    meetingId: c.meetingId,
    unmended: c.unmended,
    can: c.state === 'due' && can(viewer, 'property.carry') ? ['carry'] : [],
  });
};

export const consequencesPage = async (
  property: Property,
  viewer: Viewer,
  q: z.output<NonNullable<typeof api.listConsequences.query>>,
): Promise<z.input<typeof api.listConsequences.response>> => {
  const areas = codesOf(viewer);
  if (areas.length === 0) fail('session.forbidden');
  const present = await presenter(property, viewer);
  const [before = null] = readCursor<[string]>(q.cursor, ['uuid']) ?? [];
  return property.kernel.db.read(accessOf(viewer), async (tx) => {
    const rows = await pageOfConsequences(tx, { areas, state: q.state ?? null, list: q.list ?? null }, before, q.limit + 1);
    const { rows: shown, next } = cutPage(rows, q.limit, ({ id }) => [id]);
    return { items: shown.map(present), next };
  });
};

export const carryOne = async (property: Property, viewer: Viewer, id: string, body: { id: string }): Promise<api.Consequence> => {
  if (!can(viewer, 'property.carry')) fail('session.forbidden');
  const present = await presenter(property, viewer);
  return carryByHand(property, viewer, id, body, async (tx) =>
    present((await findConsequence(tx, id)) ?? fail('property.consequence_not_found')),
  );
};

const most = 100;
/** What did not follow by itself waits for a hand. */
export const consequenceTodos = (property: Property): TodoSource => ({
  kinds: ['property.carry'],
  of: async (viewer, asked) => {
    const areas = codesOf(viewer);
    if (!can(viewer, 'property.carry') || areas.length === 0) return { items: [], counts: {} };
    const rows = await property.kernel.db.read(accessOf(viewer), (tx) =>
      pageOfConsequences(tx, { areas, state: 'due', list: null }, null, most),
    );
    return todosOf(
      rows.map(
        (c): Todo => ({
          kind: 'property.carry',
          id: c.id,
          title: c.words,
          area: c.name,
          dueAt: `${c.dueOn}T15:59:59.000Z`,
          light: 'green',
          data: { act: c.act },
        }),
      ),
      asked,
    );
  },
});

/** Periods that can be chosen from. */
const mostPeriods = 24;

/** The published score of every estate, for everybody; nothing where the jurisdiction does not publish them. */
export const openLists = async (
  property: Property,
  viewer: Viewer | null,
  q: z.output<NonNullable<typeof api.getOpenLists.query>>,
): Promise<z.input<typeof api.getOpenLists.response>> => {
  const { kernel, scorecards, organisations, territory } = property;
  const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  const rules = await rulesAt(kernel, jurisdictionId, kernel.clock.now());
  if (!rules.open) return { periods: [], shown: null };
  const [book, snapshot] = [await organisations.of(jurisdictionId), await territory.snapshot(jurisdictionId)];
  const read = async (tx: Tx): Promise<z.input<typeof api.getOpenLists.response>> => {
    const settled = await scorecards.settled(tx, { jurisdictionId, card: rules.card, limit: mostPeriods });
    const periods = settled.map(({ run: { id, first, last } }) => ({ id, first, last }));
    const one = q.period === undefined ? settled[0] : settled.find(({ run }) => run.id === q.period);
    if (!one) return { periods, shown: null };
    const { run, card } = one;
    const scores = await scorecards.settledScores(tx, run);
    const exposed = rules.yellow === 'open' ? null : await exposedIn(tx, run.id);
    return {
      periods,
      shown: {
        id: run.id,
        title: card.title,
        first: run.first,
        last: run.last,
        edition: run.edition,
        source: card.source,
        full: card.full,
        items: card.indicators.map(({ name, full }) => ({ name, full })),
        scores: scores
          .map((s) => ({
            subject: s.subject,
            name: s.name,
            area: (s.areaPath && snapshot.findByPath(s.areaPath)?.shortName) || null,
            company: (s.organisationId && book.get(s.organisationId)?.name) || null,
            total: s.total,
            unranked: s.unranked,
            rank: s.rank,
            list: s.list === 'yellow' && exposed?.has(s.subject) === false ? null : s.list,
            points: card.indicators.map(({ code }) => {
              const points = s.lines[code]?.points ?? null;
              return points === null ? null : Math.round(points * 100) / 100;
            }),
          }))
          .sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9) || a.name.localeCompare(b.name, 'zh-CN')),
      },
    };
  };
  return kernel.db.read(systemAccess(jurisdictionId), read);
};

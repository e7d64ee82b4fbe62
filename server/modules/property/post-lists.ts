import { shanghaiDay } from '#contract/kernel/day.ts';
import type { ConsequenceRules } from '#contract/property/consequences.ts';
import type { ListKind } from '#contract/property/values.ts';
import type { By } from '#kernel/audit.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { AppError } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import type { ScoreRecord, Settled } from '#modules/scorecards/index.ts';
import type { Property } from './property.ts';
import type { ConsequenceRecord } from './store/consequences.ts';

/** The type under which lists are disclosed; the subject is the period. */
export const listsSubject = 'property.lists';

const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `property.posted.${key}`, data);
type Listed = ScoreRecord & { readonly list: ListKind };
const isListed = (score: ScoreRecord): score is Listed => score.list !== null;

/**
 * Discloses the red and yellow list of a period that has become final, for so many days on the page of notices, the screens and a sheet to post up; a corrected period is the
 * next version of it, and where nobody is listed any more it ends. In the transaction that makes the period final.
 */
export const postLists = async (
  { disclosures, organisations, territory }: Property,
  running: Command,
  { run, card, scores }: Settled,
  { posted: days, yellow }: Pick<ConsequenceRules, 'posted' | 'yellow'>,
): Promise<void> => {
  const { tx, jurisdictionId, at, viewer } = running;
  const subject = { type: listsSubject, id: run.id };
  const by = { jurisdictionId, actorId: viewer.accountId, at };
  const posted = await disclosures.of(tx, subject);
  const up = posted.find(({ state }) => state === 'open' || state === 'planned');
  // where the yellow list is told of those alone who did not mend, each is told of when the time is over
  const listed = scores
    .filter(isListed)
    .filter(({ list }) => list === 'red' || yellow === 'open')
    .sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9));
  if (listed.length === 0) {
    if (up) await disclosures.end(tx, by, up.id, word('nobody'));
    return;
  }
  if (!up && (days === 0 || posted.length > 0)) return;
  const book = await organisations.of(jurisdictionId);
  const body = {
    paragraphs: [word('lead', { title: card.title, first: run.first, last: run.last, count: scores.length })],
    table: {
      head: ['list', 'estate', 'company', 'total', 'rank'].map((key) => word(key)),
      rows: listed.map((s) => [
        wordOf('zh-CN', `property.lists.${s.list}`),
        s.name,
        (s.organisationId && book.get(s.organisationId)?.name) || word('none'),
        s.total === null ? '' : String(s.total),
        s.rank === null ? '' : String(s.rank),
      ]),
    },
  };
  if (up)
    await disclosures.amend(tx, by, up.id, { body, reason: word('corrected') }).catch((error) => {
      // a correction may leave the lists as they are
      if (!(error instanceof AppError && error.code === 'disclosures.unchanged')) throw error;
    });
  else
    await disclosures.publish(tx, by, {
      subject,
      areaId: (await territory.snapshot(jurisdictionId)).root.id,
      kind: 'result',
      title: word('title', { first: run.first, last: run.last }),
      body,
      until: daysAfter(shanghaiDay(at), days - 1),
      // whoever is scored appeals against a preliminary score; what is final is corrected by decision
      objections: false,
    });
};

/** The type under which it is told who did not mend in time; the subject is the consequence. */
export const exposedSubject = 'property.exposed';

/** Tells everybody that an estate on the list was not mended in time, for the days of the rule: it and its company by name, nobody else. */
export const expose = async (
  { disclosures, organisations, territory }: Property,
  tx: Tx,
  by: By,
  c: Pick<ConsequenceRecord, 'id' | 'name' | 'areaPath' | 'organisationId' | 'first' | 'last' | 'words' | 'days'>,
): Promise<void> => {
  const snapshot = await territory.snapshot(by.jurisdictionId);
  const area = (c.areaPath !== null && snapshot.findByPath(c.areaPath)) || snapshot.root;
  const company = (c.organisationId && (await organisations.of(by.jurisdictionId)).get(c.organisationId)?.name) || word('none');
  const said = { name: c.name, company, first: c.first, last: c.last, words: c.words };
  await disclosures.publish(tx, by, {
    subject: { type: exposedSubject, id: c.id },
    areaId: area.id,
    kind: 'result',
    title: word('exposedTitle', said),
    body: { paragraphs: [word('exposed', said)] },
    until: daysAfter(shanghaiDay(by.at), c.days - 1),
    objections: false,
  });
};
/** Takes it down again: a correction took the estate off the list. */
export const takeDownExposure = async ({ disclosures }: Property, tx: Tx, by: By, { id }: Pick<ConsequenceRecord, 'id'>): Promise<void> => {
  for (const one of await disclosures.of(tx, { type: exposedSubject, id }))
    if (one.state === 'open' || one.state === 'planned') await disclosures.end(tx, by, one.id, word('corrected'));
};

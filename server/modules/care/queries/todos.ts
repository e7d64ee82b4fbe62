import { renewDays } from '#contract/care/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { areaOf, type Context, eyeOf } from '../context.ts';
import { careAreas, codesOf } from '../policy.ts';
import { dueHealth, pageOfRecords, type RecordRow } from '../store/records.ts';
import { presentRows } from './present.ts';
import { unledRecords } from './unled.ts';

/** Records looked through at most: nobody leads or visits by more. */
const most = 300;
/** Days before a health service is due in which it is a to-do. */
const healthAhead = 7;
const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();

/** For the lead: who was not seen in time, whose consent runs out; for the lead and visitors: health services that are due; for whoever may lead: records that nobody leads any more. Visits tell visitors of theirs. */
export const careTodos = (context: Context): TodoSource => ({
  kinds: ['care.visit', 'care.renew', 'care.health', 'care.unled'],
  of: async (viewer, asked) => {
    const areas = careAreas(viewer);
    if (areas.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { today, settings } = eye;
    const renewBy = daysAfter(today, settingOf(renewDays, settings));
    const { records, rows, health, unled } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
      const found = await pageOfRecords(tx, today, {
        accountId: viewer.accountId,
        codes: codesOf(areas),
        classes: null,
        consentBy: null,
        seenBefore: null,
        before: null,
        limit: most,
      });
      return {
        records: new Map(found.map((one) => [one.id, one])),
        rows: await presentRows(eye, tx, found),
        health: await dueHealth(
          tx,
          found.map(({ id }) => id),
          daysAfter(today, healthAhead),
        ),
        unled: await unledRecords(eye, tx),
      };
    });
    const todo = (kind: string, r: RecordRow, day: string, more = ''): Todo => ({
      kind,
      id: `${r.id}${more}`,
      title: maskName(r.name),
      area: areaOf(eye, r.areaPath).name,
      dueAt: endOf(day),
      light: day < today ? 'red' : 'yellow',
      data: { day },
    });
    const led = rows.filter(({ mine }) => mine === 'lead');
    const of = (id: string): RecordRow => records.get(id) as RecordRow;
    return todosOf(
      [
        ...led.flatMap((one) => (one.late && one.nextBy !== null ? [todo('care.visit', of(one.id), one.nextBy)] : [])),
        ...led.flatMap((one) => (one.consentUntil <= renewBy ? [todo('care.renew', of(one.id), one.consentUntil)] : [])),
        ...health.map(({ recordId, kind, next }) => todo('care.health', of(recordId), next, ` ${kind}`)),
        // named to nobody who does not lead it yet
        ...unled.map(
          ({ id, area, consentUntil }): Todo => ({
            kind: 'care.unled',
            id,
            title: area.name,
            area: area.name,
            dueAt: null,
            light: 'red',
            data: { until: consentUntil },
          }),
        ),
      ],
      asked,
    );
  },
});

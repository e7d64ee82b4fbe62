import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import * as casesApi from '#client/endpoints/cases.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { signIn } from '#tools/simulator/person.ts';
import { fill } from './desk/fill.ts';
import { createWorld } from './intake/world.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000000' } } });
const rounds = 5;
const day = 86_400_000;

/** What the overview costs by filed areas and by those of today, with one street dissolved into another, then with all but one. */
const world = await createWorld(() => undefined);
try {
  await fill(world.database, Number(values.cases), print);
  const person = await signIn(world.ours.url, 'supervisor', demoPassword);
  const ask = (days: number, areas: 'filed' | 'current') => {
    const to = new Date();
    const query = { from: new Date(to.getTime() - days * day).toISOString(), to: to.toISOString(), areas };
    return person.call(casesApi.getOverview, { query });
  };
  const measure = async (what: string): Promise<void> => {
    for (const days of [30, 90]) {
      for (const areas of ['filed', 'current'] as const) {
        const times: number[] = [];
        const { reported, areas: rows } = await ask(days, areas);
        for (let n = 0; n < rounds; n++) {
          const from = performance.now();
          await ask(days, areas);
          times.push(performance.now() - from);
        }
        times.sort((a, b) => a - b);
        const moved = rows.reduce((sum, one) => sum + one.moved, 0);
        print(
          `${what}, ${days} days, ${areas}: ${(times[rounds >> 1] as number).toFixed(0)} ms over ${reported} cases, ${moved} of them moved`,
        );
      }
    }
  };
  const dissolve = async (streets: string): Promise<void> => {
    await world.database.query(
      `with gone as (select jurisdiction_id, code from areas where level = 'street' and valid_to is null and ${streets}),
        ended as (update areas a set valid_to = now() from gone g where a.jurisdiction_id = g.jurisdiction_id and a.code like g.code || '%'),
        told as (insert into outbox (id, jurisdiction_id, topic, payload) select gen_random_uuid(), jurisdiction_id, 'territory.changed', '{}' from gone limit 1)
       insert into area_changes (jurisdiction_id, from_code, to_code, changed_on, kind, reason)
       select jurisdiction_id, code, (select max(code) from areas where level = 'street'), current_date - 1, 'merge', 'bench' from gone`,
    );
    await sleep(3_000);
  };
  await measure('nothing changed');
  await dissolve("code = (select min(code) from areas where level = 'street')");
  await measure('one street merged');
  await dissolve("code < (select max(code) from areas where level = 'street')");
  await measure('all streets merged into one');
} finally {
  await world.close();
}

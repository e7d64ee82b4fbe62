import * as casesApi from '#client/endpoints/cases.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { signIn } from '#tools/simulator/person.ts';

/** One question of a desk, asked several times. */
export interface Answer {
  readonly who: string;
  readonly question: string;
  readonly p50: number;
  readonly worst: number;
}
const rounds = 12;
/** From what stands in nearly every case to what stands in none. */
const searches = [
  ['a character that is everywhere', '的'],
  ['a character', '灯'],
  ['a word', '路灯'],
  ['a run', '路灯坏了三盏'],
  ['two runs', '井盖 菜市场'],
  ['one case', '第7777件'],
  ['digits', '77'],
  ['part of a number', '0007777'],
  ['a phone', '13900007777'],
  ['what nobody wrote', '龘龘'],
] as const;

const roles = ['supervisor', 'dispatcher', 'clerk', 'gridworker', 'handler'];

/** Times, over HTTP and one after another, what a desk asks for when it opens, for each kind of desk. Milliseconds. */
export const measureDesks = async (url: string, log: (line: string) => void): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const who of roles) {
    const person = await signIn(url, who, demoPassword);
    const ask = async (question: string, work: () => Promise<unknown>): Promise<void> => {
      const times: number[] = [];
      for (let n = 0; n < rounds; n++) {
        const from = performance.now();
        await work();
        times.push(performance.now() - from);
      }
      times.sort((a, b) => a - b);
      const answer: Answer = { who, question, p50: times[Math.floor(rounds / 2)] ?? 0, worst: times.at(-1) ?? 0 };
      answers.push(answer);
      log(`${who}, ${question}: p50 ${answer.p50.toFixed(1)} ms, worst ${answer.worst.toFixed(1)} ms`);
    };
    await ask('counts of the rail', () => person.call(casesApi.countCases, { query: {} }));
    for (const queue of ['todo', 'open', 'overdue', 'all'] as const) {
      await ask(`first page: ${queue}`, () => person.call(casesApi.listCases, { query: { queue } }));
    }
    await ask('first page: open, by deadline', () => person.call(casesApi.listCases, { query: { queue: 'open', sort: 'due' } }));
    for (const [what, q] of searches) await ask(`search: ${what}`, () => person.call(casesApi.listCases, { query: { queue: 'all', q } }));
    if (['supervisor', 'dispatcher', 'clerk'].includes(who)) {
      await ask('overview of 30 days', () => person.call(casesApi.getOverview, { query: {} }));
    }
  }
  return answers;
};

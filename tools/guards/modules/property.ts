import type { Guard } from '../guard.ts';

const test = 'server/modules/property/consequences.test.ts';
const title = 'what follows is kept with the final step and carried out once, however many servers do it at once';

/** What keeps the consequences of a period single. */
const guards: readonly Guard[] = [
  {
    name: 'what follows from a list carried out once',
    file: 'server/modules/property/consequences.ts',
    text: 'const c = await findConsequence(tx, id, true);',
    without: 'const c = await findConsequence(tx, id);',
    test,
    title,
  },
  {
    name: 'what follows from a list kept once',
    file: 'server/modules/property/store/consequences.ts',
    text: "    where p.state = 'withdrawn'`,",
    without: '`,',
    test,
    title:
      'a correction that takes an estate off its list withdraws what followed, and says so in the case; one that puts it back opens no second case',
  },
  {
    name: 'what waits for a rectification judged under its lock',
    file: 'server/modules/property/judge.ts',
    text: 'const c = await findConsequence(tx, id, true);',
    without: 'const c = await findConsequence(tx, id);',
    test: 'server/modules/property/unmended.test.ts',
    title: 'what a correction takes back while it is judged does not follow',
  },
];
export default guards;

import { parseArgs } from 'node:util';
import { makeCopy } from './guards/copy.ts';
import { guards } from './guards/list.ts';
import { startTestServer } from './testing/server.ts';

// Takes each guard away in a copy of the checkout and expects the test beside it to fail: npm run guards [-- --quick | --only NAME …]

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } } });
const chosen = guards.filter((one) => (values.only ? values.only.includes(one.name) : !values.quick || one.quick));
if (chosen.length === 0) throw new Error(`no such guard; there are: ${guards.map((one) => one.name).join(', ')}`);

const server = await startTestServer();
const copy = makeCopy(server.env);
let unproven = 0;
try {
  // a test that fails anyway proves nothing
  const titles = new Set(chosen.map((one) => one.title));
  const whole = await copy.run([...new Set(chosen.map((one) => one.test))], [...titles], 600);
  const passed = whole?.testResults.flatMap((one) => one.assertionResults).filter(({ status }) => status === 'passed') ?? [];
  const sound = new Set(passed.map(({ title }) => title));
  for (const guard of chosen) {
    const from = performance.now();
    const { verdict, said } = sound.has(guard.title) ? await copy.without(guard) : { verdict: 'FAILS ANYWAY', said: '' };
    if (verdict !== 'noticed') unproven++;
    const seconds = ((performance.now() - from) / 1000).toFixed(1).padStart(6);
    process.stdout.write(
      `${verdict.padEnd(12)} ${seconds} s  ${guard.name.padEnd(34)} ${guard.file}\n${verdict === 'NOT RUN' ? `             ${said || 'no report'}\n` : ''}`,
    );
  }
} finally {
  copy.remove();
  await server.stop();
}
process.stdout.write(`${chosen.length - unproven} guards noticed, ${unproven} not\n`);
process.exitCode = unproven > 0 ? 1 : 0;

import type { Check, Finding, Owner, Reach } from '#kernel/check.ts';
import { reachedBy, readinessOf, readinessWords } from './queries/readiness.ts';

type Jurisdiction = { id: string; code: string; name: string; demo: boolean; settings: Record<string, unknown> };

/** Steps that concern how a jurisdiction is reached and handed over rather than whether it can work. */
const ofGoingLive: readonly string[] = ['address', 'gateway', 'passwords'];

const inspect = async (
  owner: Owner,
  reach: Reach,
  wanted: (jurisdiction: Jurisdiction, step: string) => boolean,
): Promise<[Jurisdiction, Finding[]][]> => {
  const { rows } = await owner.query<Jurisdiction>('select id, code, name, demo, settings from jurisdictions order by code');
  const inspected: [Jurisdiction, Finding[]][] = [];
  for (const jurisdiction of rows) {
    const ask = async (text: string, values: unknown[]) => (await owner.query(text, values)).rows as never;
    const problems = await readinessOf(ask, jurisdiction.id, reachedBy(jurisdiction.settings, reach.publicUrls, reach.gateways));
    const check = `jurisdiction ${jurisdiction.code} ${jurisdiction.name}`;
    const mine = problems.filter(({ step }) => wanted(jurisdiction, step));
    inspected.push([jurisdiction, mine.map((problem) => ({ check, state: problem.state, ...readinessWords('en', problem) }))]);
  }
  return inspected;
};

/** Whether each jurisdiction can work: who it needs, what it knows, and where reports would reach nobody. */
export const checkJurisdictions = async (owner: Owner): Promise<Finding[]> => {
  const inspected = await inspect(owner, { publicUrls: [], gateways: { sms: null } }, (_, step) => !ofGoingLive.includes(step));
  if (inspected.length === 0)
    return [
      {
        check: 'jurisdictions',
        state: 'warn',
        detail: 'none',
        advice: 'Run npm run linli -- setup, or start once with the demo district.',
      },
    ];
  return inspected.flatMap(([{ code, name }, findings]) =>
    findings.length > 0
      ? findings
      : [
          {
            check: `jurisdiction ${code} ${name}`,
            state: 'ok' as const,
            detail: 'areas, staff, categories and rules are set up',
            advice: '',
          },
        ],
  );
};

/** What each real jurisdiction lacks before it goes live, besides being able to work; and whether a demo stands beside real ones. */
export const checkGoingLive = async (owner: Owner, reach: Reach): Promise<Finding[]> => {
  const inspected = await inspect(owner, reach, ({ demo }, step) => !demo && ofGoingLive.includes(step));
  const demos = inspected.filter(([{ demo }]) => demo);
  const mixed: Finding = {
    check: 'installation',
    state: 'warn',
    detail: `the demo district ${demos.map(([{ code }]) => code).join(', ')} is in the same installation as real districts`,
    advice: 'Keep them separate: set up the real district in its own data folder (npm run linli -- setup --data-dir …).',
  };
  return [...(demos.length > 0 && demos.length < inspected.length ? [mixed] : []), ...inspected.flatMap(([, findings]) => findings)];
};

const check: Check = async (owner, reach) => [...(await checkJurisdictions(owner)), ...(await checkGoingLive(owner, reach))];
export default check;

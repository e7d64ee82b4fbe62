import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Command } from 'commander';
import { canonical } from '#contract/kernel/canonical.ts';
import { type BundleFault, readBundle } from '#contract/votes/bundle.ts';
import { type Count, count, type QuestionCount, type Verdict } from '#contract/votes/count.ts';
import type { Question } from '#contract/votes/model.ts';
import { wordOf } from '#kernel/words.ts';
import { oracle } from '#tools/voting/oracle.ts';
import { language, report } from './output.ts';

/** What a recount found. With faults nothing is counted: a bundle that was changed proves nothing. */
export interface Recount {
  readonly vote: { readonly id: string; readonly title: string } | null;
  readonly entries: number;
  readonly ballots: number;
  readonly sha256: string | null;
  readonly faults: readonly ((BundleFault | FileFault) & { readonly message: string })[];
  /** By the platform's rule, and by the oracle, which shares no line with it. */
  readonly count: Count | null;
  readonly oracle: Count | null;
  readonly agree: boolean;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Bytes of the largest bundle that is read: a million ballots are half of it. */
const largest = 256 * 1024 * 1024;
/** What a file was found to be that cannot be read as text at all. */
type FileFault = { readonly code: BundleFault['code'] | 'missing' | 'too_large' | 'zip'; readonly line: null; readonly what: string };
const unread = (fault: FileFault): Recount => ({
  vote: null,
  entries: 0,
  ballots: 0,
  sha256: null,
  faults: [{ ...fault, message: wordOf(language, `votes.faults.${fault.code}`) }],
  count: null,
  oracle: null,
  agree: false,
});
/** Reads, checks and counts a file. Whatever it is, the answer says what is wrong with it. */
export const recountFile = async (file: string): Promise<{ found: Recount; questions: readonly Question[] }> => {
  const refused = (code: FileFault['code'], what: string) => ({ found: unread({ code, line: null, what }), questions: [] });
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error) return refused('missing', found.code === 'ENOENT' ? file : found.message);
  if (!found.isFile()) return refused('missing', file);
  if (found.size > largest) return refused('too_large', `${Math.round(found.size / 1024 / 1024)} MB`);
  const bytes = await readFile(file);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return refused('zip', file);
  const text = bytes.toString('utf8');
  const result = recount(text);
  return { found: result, questions: result.count ? (JSON.parse(text) as { questions: Question[] }).questions : [] };
};

/** Checks and counts a bundle. */
export const recount = (text: string): Recount => {
  const { bundle, faults } = readBundle(text, digest);
  const sound = bundle !== null && faults.length === 0;
  const counted = sound ? count(bundle.questions, bundle.roll, bundle.ballots) : null;
  const slow = sound ? oracle(bundle.questions, bundle.roll, bundle.ballots) : null;
  return {
    vote: bundle && { id: bundle.vote.id, title: bundle.vote.title },
    entries: bundle?.roll.length ?? 0,
    ballots: bundle?.ballots.length ?? 0,
    sha256: bundle?.sha256 ?? null,
    faults: faults.map((fault) => ({ ...fault, message: wordOf(language, `votes.faults.${fault.code}`) })),
    count: counted,
    oracle: slow,
    agree: counted !== null && canonical(counted) === canonical(slow),
  };
};

const squareMetres = (area: number): string => `${(area / 100).toFixed(2)} m²`;
const figures = (name: string, v: Verdict, show: (n: number) => string): string =>
  `  ${name}: due ${show(v.due)}, took part ${show(v.took)}${v.quorumNeeds === null ? '' : ` (quorum ${show(v.quorumNeeds)}: ${v.quorum ? 'met' : 'not met'})`}, yes ${show(v.yes)} of ${show(v.base)} (needs ${show(v.majorityNeeds)}: ${v.majority ? 'met' : 'not met'})`;
const questionLines = (q: Question, c: QuestionCount): string[] => [
  `${q.title}: ${c.passed ? 'passed' : 'not passed'}${c.reasons.length > 0 ? ` (${c.reasons.map((one) => wordOf(language, `votes-own.reasons.${one}`)).join('; ')})` : ''}`,
  figures('heads', c.both.heads, String),
  ...(c.both.area ? [figures('area', c.both.area, squareMetres)] : []),
  ...(c.follows
    ? [`  silence of ${c.silent.heads} follows ${c.follows}; without it: ${c.withoutSilence.passed ? 'passed' : 'not passed'}`]
    : []),
  ...c.options.map((o) => `  ${q.options.find(({ id }) => id === o.id)?.label}: ${o.heads}${o.chosen ? ', chosen' : ''}`),
];

export function register(command: Command): void {
  command
    .argument('<file>', 'bundle of a vote, as it was published')
    .option(
      '--json',
      'one line of JSON: {"vote":…,"entries":n,"ballots":n,"sha256":…,"faults":[{"code":…,"line":n,"what":…}],"count":[…],"oracle":[…],"agree":true}',
    )
    .addHelpText(
      'after',
      '\nNeeds neither database nor network. A bundle that was changed is refused: the line at fault is named, and nothing is counted. Otherwise it is counted twice,\nby the rule of the platform and by an oracle in exact fractions that shares no line with it, and compared with the published outcome. Exit status 0\nwhere everything fits; 1 where anything does not, also where the file is missing, no bundle, or larger than 256 MB.',
    )
    .action(async (file: string, options: { json?: boolean }) => {
      const { found, questions: asked } = await recountFile(file);
      report(options.json === true, found, () => [
        ...(found.vote ? [`${found.vote.title} (${found.vote.id}): ${found.entries} entries, ${found.ballots} ballots`] : []),
        ...found.faults.slice(0, 50).map((f) => `  ${f.line === null ? 'file' : `line ${f.line}`}: ${f.message} – ${f.what}`),
        ...(found.count ?? []).flatMap((c, i) => questionLines(asked[i] as Question, c)),
        ...(found.count ? [`platform and oracle ${found.agree ? 'agree' : 'DISAGREE'}; sha256 ${found.sha256}`] : ['not counted']),
      ]);
      if (!found.agree) process.exitCode = 1;
    });
}

import { appendFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';

// Writes down each statement the program sends while it is tested, once per process, with the line it came from: what tools/lint/statements.ts
// reads when the tests have run. What tests themselves send is none of the program's; migrations have a lint of their own.

const folder = process.env['LINLI_STATEMENTS'];
const root = path.resolve(import.meta.dirname, '../..');
const seen = new Set<string>();

/** The nearest line of ours that is not the kernel's own sending; '' when a test or a migration sent it. */
function origin(): string {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 40;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  const lines = stack.split('\n').flatMap((line) => {
    const at = /\(?(?:file:\/\/)?(\/[^()]*:\d+):\d+\)?$/.exec(line)?.[1];
    return at?.startsWith(root) && !/node_modules|capture-statements|server\/kernel\/(db|send-together)\.ts/.test(at)
      ? [path.relative(root, at)]
      : [];
  });
  const [nearest = 'somewhere'] = lines;
  return /\.test\.tsx?:|^tools\/testing\/|^server\/kernel\/migrate\.ts/.test(nearest) ? '' : nearest;
}

/** Where a process tests several files, this is loaded for each of them; once is enough. */
const mark = Symbol.for('linli.statements');

if (folder && !(mark in pg.Client.prototype)) {
  Object.assign(pg.Client.prototype, { [mark]: true });
  const file = path.join(folder, `${process.pid}.jsonl`);
  const note = (text: string): void => {
    if (text === '' || seen.has(text) || text.includes('pgboss.')) return;
    const from = origin();
    if (from === '') return;
    seen.add(text);
    appendFileSync(file, `${JSON.stringify({ text, from })}\n`);
  };
  const query = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    const [first] = given as [string | { text?: string }];
    note(typeof first === 'string' ? first : (first.text ?? ''));
    return query.apply(this, given);
  } as typeof pg.Client.prototype.query;
  // several that travel together (server/kernel/send-together.ts) are submitted one by one
  const { submit } = pg.Query.prototype;
  pg.Query.prototype.submit = function (this: pg.Query & { text: string }, connection: pg.Connection) {
    note(this.text);
    return submit.call(this, connection);
  };
}

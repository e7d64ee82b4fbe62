import { appendFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { APP_ROLE } from '#kernel/migrate.ts';

// Writes down each statement the program sends while it is tested, once per process, with the line it came from: what tools/lint/statements.ts
// reads when the tests have run. What tests themselves send is none of the program's.

const folder = process.env['LINLI_STATEMENTS'];
const root = path.resolve(import.meta.dirname, '../..');
const seen = new Set<string>();

/** The nearest line of ours that is not the kernel's own sending; '' when a test sent it. */
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
  return /\.test\.tsx?:|^tools\/testing\//.test(nearest) ? '' : nearest;
}

/** Where a process tests several files, this is loaded for each of them; once is enough. */
const mark = Symbol.for('linli.statements');

if (folder && !(mark in pg.Client.prototype)) {
  Object.assign(pg.Client.prototype, { [mark]: true });
  const file = path.join(folder, `${process.pid}.jsonl`);
  let ours = false;
  const query = pg.Client.prototype.query as (this: pg.Client, ...given: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    ours = this.user === APP_ROLE;
    try {
      return query.apply(this, given);
    } finally {
      ours = false;
    }
  } as typeof pg.Client.prototype.query;
  // a connected client submits within the call above
  const { submit } = pg.Query.prototype;
  pg.Query.prototype.submit = function (this: pg.Query & { text: string }, connection: pg.Connection) {
    if (ours && !seen.has(this.text) && !this.text.includes('pgboss.')) {
      const from = origin();
      if (from !== '') {
        seen.add(this.text);
        appendFileSync(file, `${JSON.stringify({ text: this.text, from })}\n`);
      }
    }
    return submit.call(this, connection);
  };
}

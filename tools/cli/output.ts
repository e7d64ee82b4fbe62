import pg from 'pg';

/** Whether the operator wants to see timings and whole traces. */
export const debugging = process.argv.includes('--debug');

/** One clear line for an error; the whole trace with --debug. */
export function explain(error: unknown): string {
  if (debugging && error instanceof Error)
    return `error: ${error.stack}${error.cause instanceof Error ? `\ncaused by ${error.cause.stack}` : ''}`;
  if (error instanceof AggregateError && error.errors.length > 0) return explain(error.errors[0]);
  const text = error instanceof Error ? error.message : String(error);
  const { code } = error as { code?: string };
  if (code === 'ECONNREFUSED')
    return `error: nothing answers at the database's address (${text}). Is it running, and is DATABASE_URL right?`;
  if (error instanceof pg.DatabaseError && code === '28P01') return `error: the database refused the password (${text}).`;
  return `error: ${text}`;
}

/** The language of results with sentences in them: the environment's. */
export const language = /^zh/.test(process.env['LC_ALL'] || process.env['LANG'] || '') ? 'zh-CN' : 'en';

/** Progress goes to standard error, so that results on standard output can be read by programs. */
export const progress = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** Prints a result: one line of JSON, or the lines for people. */
export function report(json: boolean, result: object, lines: () => readonly string[]): void {
  process.stdout.write(
    json
      ? `${JSON.stringify(result)}\n`
      : lines()
          .map((line) => `${line}\n`)
          .join(''),
  );
}

/** Columns padded to equal width; Chinese characters count as two. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const width = (text: string): number =>
    [...text].reduce(
      (sum, char) =>
        sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(char) ? 2 : 1),
      0,
    );
  const widths = rows.reduce<number[]>((most, row) => row.map((cell, i) => Math.max(most[i] ?? 0, width(cell))), []);
  return rows.map((row) =>
    row
      .map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(cell))))
      .join('  ')
      .trimEnd(),
  );
}

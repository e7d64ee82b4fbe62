import pg from 'pg';
import type { Statement } from './db.ts';

/** What of the driver's connection is not in its types: names of statements sent but, as far as the driver knows, not yet prepared. */
interface Connection extends pg.Connection {
  readonly submittedNamedStatements: Record<string, string>;
}

/**
 * Sends statements in one message to the database and takes their answers in one: the driver's own pipeline ends each statement with a sync,
 * for which the database writes and the process wakes every time. After one that fails, the others are not run; the transaction they began
 * stays open for its rollback.
 * @param withRows whether the rows they give are wanted
 */
export const sendTogether = async (
  client: pg.PoolClient,
  statements: readonly (string | Statement)[],
  withRows: boolean,
): Promise<pg.QueryResult[]> => {
  let failed: Error | undefined;
  const fresh: string[] = [];
  let names: Record<string, string> = {};
  const parts = statements.map(
    (s) =>
      new pg.Query(
        (typeof s === 'string' ? { text: s, queryMode: 'extended' } : s) as pg.QueryConfig<unknown[]>,
        undefined,
        (error: Error | undefined) => {
          failed = error;
        },
      ),
  );
  try {
    return await new Promise<pg.QueryResult[]>((resolve, reject) => {
      const whole = new pg.Query({ text: '' }, undefined, (error, results) =>
        error || failed ? reject(error ?? failed) : resolve(results as unknown as pg.QueryResult[]),
      );
      whole.submit = (given: pg.Connection) => {
        const connection = given as Connection;
        names = connection.submittedNamedStatements;
        const chunks: Buffer[] = [];
        const stream = { writable: true, write: (chunk: Buffer) => chunks.push(chunk) };
        const gathering = Object.create(connection, { stream: { value: stream } }) as pg.Connection;
        const nothing = { value: () => undefined };
        const open = Object.create(gathering, { sync: nothing, ...(withRows ? {} : { describe: nothing }) }) as pg.Connection;
        for (const [i, part] of parts.entries()) {
          const { name } = statements[i] as Statement;
          if (name && !(name in names)) {
            fresh.push(name);
            // a failure may have left it prepared
            open.close({ type: 'S', name }, false);
          }
          failed ??= (part.submit(open) as unknown as Error | null) ?? undefined;
          if (failed) break;
        }
        gathering.sync();
        connection.stream.write(Buffer.concat(chunks));
      };
      client.query(whole);
    });
  } catch (error) {
    // whether these were prepared before the failure is not known
    for (const name of fresh) delete names[name];
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
};

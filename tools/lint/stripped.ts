import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';

/** Folders whose files Node runs as they are. */
const run = ['bench', 'client', 'contract', 'database', 'server', 'tools', 'ui'];

/**
 * Files that Node cannot run by leaving their types out. Compiler and tests read some of what it does not, such as `for (const of of …)`,
 * so that only the program as it is started would tell.
 */
export const findUnreadable = (root: string): string[] =>
  run.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) => {
        const file = path.join(folder, name);
        try {
          stripTypeScriptTypes(readFileSync(path.join(root, file), 'utf8'));
          return [];
        } catch (error) {
          return [`${file}: ${(error as Error).message}`];
        }
      }),
  );

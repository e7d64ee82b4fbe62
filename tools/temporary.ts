import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Postgres, startPostgres } from './postgres.ts';

/** Settings of a server whose data nobody will miss: no waiting for the disk. */
export const CARELESS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_wal_size: '1GB',
  shared_buffers: '128MB',
} as const;

export interface TemporaryPostgres extends Postgres {
  dataDir: string;
}

/** Starts an embedded server in a temporary folder, which `stop` removes again. */
export async function startTemporaryPostgres(
  settings: Record<string, string> = CARELESS,
  log: (line: string) => void = () => undefined,
): Promise<TemporaryPostgres> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-'));
  const remove = () => rmSync(dataDir, { recursive: true, force: true });
  try {
    const server = await startPostgres({ dataDir, log, settings });
    return {
      ...server,
      dataDir,
      stop: async () => {
        await server.stop();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

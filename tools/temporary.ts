import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
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

/** Folder for data nobody will miss: memory where there is plenty of it, for there a database of 800 files is copied ten times as fast. */
function scratch(): string {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 4e9 ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Starts an embedded server in a temporary folder, which `stop` removes again. Careless data lie in memory if there is room. */
export async function startTemporaryPostgres(
  settings: Record<string, string> = CARELESS,
  log: (line: string) => void = () => undefined,
): Promise<TemporaryPostgres> {
  const dataDir = mkdtempSync(path.join(settings === CARELESS ? scratch() : tmpdir(), 'linli-'));
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

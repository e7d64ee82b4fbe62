import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fail } from '../errors.ts';

/** Looks for malicious content in bytes before they are kept. @throws file.infected, file.not_scanned when it cannot tell */
export type Scan = (bytes: Buffer) => Promise<void>;

const longest = 60_000;

/**
 * Scans by a command of the installation, e.g. `clamdscan --no-summary`, with the file's path behind its own words: status 0 means clean, 1
 * infected, anything else that it could not tell – then the file is refused, too.
 * @param command null: nothing is scanned
 */
export const createScan = (command: string | null): Scan => {
  if (command === null) return async () => undefined;
  const [program = '', ...args] = command.split(/\s+/).filter(Boolean);
  return async (bytes) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'linli-scan-'));
    try {
      const file = path.join(folder, 'file');
      await writeFile(file, bytes, { mode: 0o644 });
      const status = await new Promise<number | null>((resolve) => {
        const child = spawn(program, [...args, file], { stdio: 'ignore', timeout: longest });
        child.once('error', () => resolve(null)).once('close', resolve);
      });
      if (status === 1) fail('file.infected');
      if (status !== 0) fail('file.not_scanned');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  };
};

import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fail } from './errors.ts';

/** The disk that files are kept on. */
export interface FileDisk {
  /** @throws server.disk_full when less than the floor is free */
  needRoom(): Promise<void>;
}

/** An answer of the disk serves so long, milliseconds. */
const memory = 5_000;

/** @param floor bytes that stay free for the database and the log, whatever people send */
export const createFileDisk = (folder: string, floor: number): FileDisk => {
  let asked = { at: Number.NEGATIVE_INFINITY, free: 0 };
  const free = async (): Promise<number> => {
    if (performance.now() - asked.at < memory) return asked.free;
    let there = resolve(folder);
    while (!existsSync(there)) there = dirname(there); // nothing has been kept yet
    const { bavail, bsize } = await statfs(there);
    asked = { at: performance.now(), free: bavail * bsize };
    return asked.free;
  };
  return {
    needRoom: async () => {
      if ((await free()) < floor) fail('server.disk_full', { retryAfter: 600 });
    },
  };
};

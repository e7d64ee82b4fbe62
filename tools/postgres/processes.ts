import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Process number in the cluster's postmaster.pid, or null. The file may be a leftover. */
function recordedPid(clusterDir: string): number | null {
  try {
    const pid = Number(readFileSync(path.join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** PostgreSQL processes working in this cluster. Every one of them has the cluster as its working folder. */
function clusterProcesses(clusterDir: string): number[] {
  if (process.platform !== 'linux') {
    const pid = recordedPid(clusterDir);
    const command = pid ? spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout : '';
    return pid && command.includes(clusterDir) ? [pid] : [];
  }
  const home = realpathSync(clusterDir);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === home && readFileSync(`/proc/${name}/comm`, 'utf8').startsWith('postgres');
      } catch {
        return false;
      }
    })
    .map(Number);
}

/** Process number of the server running in this cluster, or null when none runs. */
export function runningServer(clusterDir: string): number | null {
  const pid = recordedPid(clusterDir);
  return pid !== null && clusterProcesses(clusterDir).includes(pid) ? pid : null;
}

/** A process by number and, where the system tells, start time: numbers are used again. Null when there is none. */
function processMark(pid: number): string | null {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0) ? String(pid) : null;
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks; behind it stand the state first and the start time twentieth.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // Z: ended, only not yet collected by its parent
    return fields[0] === 'Z' || fields[0] === 'X' ? null : `${pid}:${fields[19]}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? String(pid) : null;
  }
}

/**
 * Takes the data folder for this process; the returned function gives it back.
 * @throws when another living process holds it. The mark of a process that died is overwritten.
 */
export async function claim(dataDir: string): Promise<() => void> {
  const file = path.join(path.resolve(dataDir), 'postgres.owner');
  for (let tries = 1; ; tries += 1) {
    try {
      writeFileSync(file, processMark(process.pid) ?? '', { flag: 'wx', mode: 0o600 });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const mark = readFileSync(file, 'utf8');
      const pid = Number(mark.split(':')[0]);
      if (pid > 0 && processMark(pid) === mark) {
        // one that is just ending may take a moment to go
        if (tries < 20 && pid !== process.pid) {
          await sleep(150);
          continue;
        }
        throw new Error(`Linli already runs on ${dataDir} (process ${pid}). Stop it first, or choose another folder with DATA_DIR.`);
      }
      rmSync(file, { force: true });
    }
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has just ended by itself.
  }
}

/**
 * Ends whatever an earlier run left behind in the cluster: an orphaned server is shut down properly, workers that outlived a killed
 * server are waited for and then ended, and a leftover pid file is removed once nothing can be using the data.
 * @throws when the old server does not end within 60 seconds.
 */
export async function clearLeftovers(clusterDir: string, log: (line: string) => void): Promise<void> {
  const orphan = runningServer(clusterDir);
  if (orphan !== null) {
    log(`stopping the database an earlier run left behind (process ${orphan})`);
    signal(orphan, 'SIGINT');
  }
  const startedAt = Date.now();
  for (let left = clusterProcesses(clusterDir); left.length > 0; left = clusterProcesses(clusterDir)) {
    const waited = Date.now() - startedAt;
    if (waited > 60_000)
      throw new Error(`The database of an earlier run does not end (processes ${left.join(', ')}). End it, then start again.`);
    // Without their server, workers can only be waiting for a client that is gone; recovery repairs what they leave.
    if (orphan === null && waited > 5000) for (const pid of left) signal(pid, 'SIGKILL');
    await sleep(50);
  }
  // Elsewhere than on Linux we cannot see every worker, so PostgreSQL itself has to judge its pid file there.
  if (process.platform === 'linux') rmSync(path.join(clusterDir, 'postmaster.pid'), { force: true });
}

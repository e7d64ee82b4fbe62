import { readConfig } from '#kernel/config.ts';
import { serve } from '#server/main.ts';
import { LINLI_LIMITS } from '#tools/unhindered.ts';
import { serveParent } from './process.ts';

// The program as `start` runs it: web and worker in one process, on a port of its own.
let end = async (): Promise<void> => undefined;

serveParent<{ databaseUrl: string; dataDir: string; sessionSecret: string } | 'cpu'>(
  async (given) => {
    if (given === 'cpu') return process.cpuUsage();
    const running = await serve({ config: readConfig({ LINLI_SERVICES: 'web,worker', LINLI_LIMITS }, { ...given, port: 0 }) });
    end = () => running.close();
    return { url: running.url };
  },
  () => end(),
);

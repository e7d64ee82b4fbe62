import { readConfig } from '#kernel/config.ts';
import { serve } from '#server/main.ts';
import { LINLI_LIMITS } from '#tools/unhindered.ts';
import { serveParent } from '../intake/process.ts';

// The program as it answers phones, jobs in another process: killed in the middle and started again, on the same port.
let end = async (): Promise<void> => undefined;

serveParent<{ databaseUrl: string; dataDir: string; sessionSecret: string; port: number }>(
  async (given) => {
    const running = await serve({ config: readConfig({ LINLI_SERVICES: 'web', LINLI_LIMITS }, given) });
    end = () => running.close();
    return { url: running.url };
  },
  () => end(),
);

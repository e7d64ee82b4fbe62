import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { type Logger, pino } from 'pino';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './db.ts';
import { createDefinitions, type Definitions } from './definitions/definitions.ts';
import { createDevices, type Devices } from './devices.ts';
import { createFileDisk, type FileDisk } from './disk.ts';
import { createFiles, type Files } from './files/files.ts';
import { createGateways, type Gateways } from './gateways/index.ts';
import { createJurisdictions, type Jurisdictions, jurisdictionsChannel } from './jurisdictions.ts';
import { createKeys, type Keys } from './keys/keys.ts';
import { checkMasterKeys } from './keys/rings.ts';
import { createKinds, type Kinds } from './kinds.ts';
import { createLimiter, type Limiter } from './limiter.ts';
import { createLive, type Live } from './live.ts';
import { createNotifier, type Notifier } from './notify.ts';
import { createRelay, type Relay } from './outbox/relay.ts';
import { createReferences, type References } from './references.ts';
import { createRollups, type Rollups } from './rollups/rollups.ts';
import { createSearch, type Search } from './search.ts';
import type { Choices } from './settings.ts';
import { createLine, type Line } from './sheets/line.ts';
import { createStreams, type Streams } from './streams.ts';
import { createTodos, type Todos } from './todos.ts';
import { createViewers, type Viewers } from './viewers.ts';
import { createWork, type WorkQueue } from './work/work.ts';

/** What every module stands on. */
export interface Kernel {
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly db: Database;
  readonly live: Live;
  readonly relay: Relay;
  /** Counters kept from events; modules declare theirs when they open. */
  readonly rollups: Rollups;
  /** Contents of files, by key; what they are and who may read them is `files`. */
  readonly contents: Disk;
  readonly files: Files;
  readonly disk: FileDisk;
  readonly jurisdictions: Jurisdictions;
  /** What jurisdictions define by versions; modules add their kinds when they open. */
  readonly definitions: Definitions;
  /** What settings whose values are not fixed can be chosen from, by key; modules add theirs when they open. */
  readonly choices: Map<string, Choices>;
  /** Seals and opens personal values. */
  readonly keys: Keys;
  readonly kinds: Kinds;
  readonly limiter: Limiter;
  readonly devices: Devices;
  readonly viewers: Viewers;
  readonly streams: Streams;
  readonly gateways: Gateways;
  readonly notifier: Notifier;
  /** The line in which imports and exports wait for their turn. */
  readonly sheets: Line;
  /** The queue of everything that takes long, and outlives the process. */
  readonly work: WorkQueue;
  /** What each module has for somebody to do, and lets be found; modules add theirs when they open. */
  readonly todos: Todos;
  readonly search: Search;
  /** What answers to forms can name; modules add theirs when they open. */
  readonly references: References;
  close(): Promise<void>;
}

/** Opens the database, the live channel and the file store. */
export const createKernel = async (config: Config, clock: Clock = systemClock): Promise<Kernel> => {
  const log = pino({
    level: config.logLevel,
    redact: ['req.headers.cookie', 'req.headers.authorization', 'password', 'code', 'phone'],
    serializers: { error: pino.stdSerializers.err },
  });
  const db = openDatabase(config.databaseUrl, { max: config.databaseConnections });
  try {
    await checkMasterKeys(db.pool, config.masterKeys);
    const live = await createLive(config.databaseUrl, db.pool, log);
    const jurisdictions = createJurisdictions(db, config.jurisdiction);
    live.subscribe(jurisdictionsChannel, () => jurisdictions.forget());
    live.onGap(() => jurisdictions.forget());
    const keys = createKeys({ db, jurisdictions, live, log }, config.masterKeys);
    const limiter = createLimiter(db, config.sessionSecret, clock, config.limits);
    const viewers = createViewers();
    const relay = createRelay(db, jurisdictions, log);
    const sheets = createLine();
    const work = createWork({ clock, db, keys, live, log, sheets, viewers });
    const contents = new Disk(new FSDriver({ location: config.filesDir, visibility: 'private' }));
    return {
      config,
      log,
      clock,
      db,
      live,
      relay,
      rollups: createRollups(db, { jurisdictions, log, relay }),
      contents,
      files: createFiles({ clock, config, contents, db, jurisdictions, log }),
      disk: createFileDisk(config.filesDir, config.diskFloor),
      jurisdictions,
      definitions: createDefinitions(db, live),
      choices: new Map(),
      keys,
      kinds: createKinds(db, live),
      limiter,
      devices: createDevices(config),
      viewers,
      streams: createStreams({ limiter, live, log, viewers }),
      gateways: createGateways(config),
      notifier: createNotifier(),
      sheets,
      work,
      todos: createTodos(),
      search: createSearch(),
      references: createReferences(),
      close: async () => {
        await work.stop();
        await relay.stop();
        await live.close();
        await db.close();
      },
    };
  } catch (error) {
    await db.close();
    throw error;
  }
};

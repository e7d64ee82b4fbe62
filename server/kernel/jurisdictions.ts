import type { Database, Tx } from './db.ts';
import { tell } from './live.ts';

/** One deployment of one county or city inside the installation. */
export interface Jurisdiction {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly rootPath: string;
  readonly demo: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface Jurisdictions {
  byCode(code: string): Promise<Jurisdiction | null>;
  byId(id: string): Promise<Jurisdiction | null>;
  /** The configured one, else the oldest; null in an empty installation. */
  default(): Promise<Jurisdiction | null>;
  all(): Promise<readonly Jurisdiction[]>;
  /** Forgets what is cached; called when another process changed a jurisdiction. */
  forget(): void;
}

type Row = { id: string; code: string; name: string; root_path: string; demo: boolean; settings: Record<string, unknown> };

/** Live channel on which processes are told to read the jurisdictions again. */
export const jurisdictionsChannel = 'jurisdictions';
/** Tells every process that jurisdictions were added or changed, when the transaction commits. */
export const jurisdictionsChanged = (tx: Tx): Promise<void> => tell(tx, jurisdictionsChannel, {});

/** The few jurisdictions of an installation, kept in memory. */
export const createJurisdictions = (db: Database, preferred: string | null): Jurisdictions => {
  let cached: Promise<readonly Jurisdiction[]> | null = null;
  const all = (): Promise<readonly Jurisdiction[]> => {
    cached ??= db.aside
      .query<Row>('select id, code, name, root_path::text, demo, settings from jurisdictions order by created_at, id')
      .then(({ rows }) => {
        // an empty installation may be filled by another process at any moment
        if (rows.length === 0) cached = null;
        return rows.map(({ root_path, ...r }) => ({ ...r, rootPath: root_path }));
      })
      .catch((error: unknown) => {
        cached = null;
        throw error;
      });
    return cached;
  };
  const find = async (test: (j: Jurisdiction) => boolean): Promise<Jurisdiction | null> => {
    const known = (await all()).find(test);
    if (known) return known;
    cached = null; // may have been created since
    return (await all()).find(test) ?? null;
  };
  return {
    all,
    byCode: (code) => find((j) => j.code === code),
    byId: (id) => find((j) => j.id === id),
    default: async () => (preferred === null ? ((await all())[0] ?? null) : find((j) => j.code === preferred)),
    forget: () => {
      cached = null;
    },
  };
};

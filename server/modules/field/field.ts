import type { Viewer } from '#contract/accounts/viewer.ts';
import type { DayItem, RecordedRow } from '#contract/field/api.ts';
import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { recordedSheet } from './queries/recorded.ts';

/** What a module puts into somebody's day. Nothing is stored: it is read from the module's own tables by its own rights. */
export interface DaySection<B = unknown> {
  /** The module's name. */
  readonly section: string;
  /** Reads what must be read before the transaction, inside which nothing may wait for a second connection. */
  readonly before?: (viewer: Viewer, day: string) => Promise<B>;
  /** At most `mostOfSection` items, what presses first. A viewer it never has anything for costs no statement. */
  readonly load: (tx: Tx, viewer: Viewer, day: string, before: B) => Promise<readonly DayItem[]>;
}

/** What a module records about those who work here. Its title and what it is for stand in `<module>-recorded.json` under `<what>`. */
export interface RecordedSource {
  /** `<module>.<what>` */
  readonly what: string;
  /** For how many months each is kept; null: for good. */
  readonly months: (settings: Readonly<Record<string, unknown>>) => number | null;
  /** What is recorded about the viewer and nobody else, newest first. */
  readonly rows: (viewer: Viewer, limit: number) => Promise<readonly RecordedRow[]>;
}

/** What this module offers the others. */
export interface Field {
  readonly day: { add<B>(section: DaySection<B>): void };
  readonly recorded: { add(source: RecordedSource): void };
}

/** What the queries of this module work with. */
export interface Context extends Field {
  readonly kernel: Kernel;
  readonly sections: readonly DaySection[];
  readonly sources: readonly RecordedSource[];
  readonly sheet: WorkKind<object, undefined>;
}

export const createField = (kernel: Kernel): Context => {
  const sections: DaySection[] = [];
  const sources: RecordedSource[] = [];
  const context: Context = {
    kernel,
    sections,
    sources,
    day: { add: (section) => void sections.push(section as DaySection) },
    recorded: { add: (source) => void sources.push(source) },
    sheet: exportWork(kernel, 'field.export_recorded', (viewer, _: object, language, signal) =>
      recordedSheet(context, viewer, language, signal),
    ),
  };
  return context;
};

import path from 'node:path';
import { v7 } from 'uuid';
import type { Setting } from '#contract/kernel/settings.ts';
import type { By } from './audit.ts';
import { execute, type Tx } from './db.ts';
import { fail } from './errors.ts';
import { importEach } from './folders.ts';
import { jurisdictionsChanged } from './jurisdictions.ts';
import type { Language } from './words.ts';

const isSetting = (one: unknown): one is Setting => typeof one === 'object' && one !== null && 'key' in one && 'schema' in one;

const found = await importEach<Record<string, unknown>>(path.join(import.meta.dirname, '../../contract'), 'settings.ts');
/** Every setting of the platform by its key, with the place of its words in i18n; found by the modules' folders. */
export const settings: ReadonlyMap<string, { readonly words: string; readonly setting: Setting }> = new Map(
  [...found].flatMap(([module, declared]) =>
    Object.values(declared)
      .filter(isSetting)
      .map(
        (setting) =>
          [setting.key, { words: `${module}.configure.${setting.key.slice(setting.key.lastIndexOf('.') + 1)}`, setting }] as const,
      ),
  ),
);

/** What a setting can be chosen from in the transaction's jurisdiction, in the language asked for. */
export type Choices = (tx: Tx, language: Language) => Promise<readonly { readonly value: string; readonly label: string }[]>;

/** Topic of events that a setting was changed, for modules that have work to do then: `{ key, actorId }`, null: no account. */
export const settingTopic = 'settings.changed';

/** How often a setting was changed in a jurisdiction. */
export const versionOf = async (tx: Tx, jurisdictionId: string, key: string): Promise<number> => {
  const { rows } = await execute<{ version: number }>(
    tx,
    'select coalesce(max(version), 0)::int as version from setting_changes where jurisdiction_id = $1 and key = $2',
    [jurisdictionId, key],
  );
  return rows[0]?.version ?? 0;
};

/**
 * Stores one setting of a jurisdiction, keeps what it was, tells every process, and the modules that wait for it ({@link settingTopic}). The row of the jurisdiction is locked until the transaction
 * ends: changes of its settings take turns.
 * @param value null: the default holds again
 * @param seen how often it had been changed when the sender saw it; without it whatever was is overwritten
 * @throws platform.setting_changed when somebody changed it since
 */
export const putSetting = async (tx: Tx, by: By, key: string, value: unknown, seen?: number): Promise<void> => {
  const { rows } = await execute<{ before: unknown }>(
    tx,
    'select settings -> $2::text as before from jurisdictions where id = $1 for update',
    [by.jurisdictionId, key],
  );
  const version = await versionOf(tx, by.jurisdictionId, key);
  if (seen !== undefined && seen !== version) fail('platform.setting_changed', { version });
  const before = rows[0]?.before ?? null;
  if (value === null) await execute(tx, 'update jurisdictions set settings = settings - $2::text where id = $1', [by.jurisdictionId, key]);
  else
    await execute(tx, 'update jurisdictions set settings = settings || jsonb_build_object($2::text, $3::jsonb) where id = $1', [
      by.jurisdictionId,
      key,
      JSON.stringify(value),
    ]);
  await execute(
    tx,
    'insert into setting_changes (jurisdiction_id, key, version, before, after, actor_id, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [
      by.jurisdictionId,
      key,
      version + 1,
      before === null ? null : JSON.stringify(before),
      value === null ? null : JSON.stringify(value),
      by.actorId,
      by.at,
    ],
  );
  await execute(tx, 'insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, $3, $4)', [
    v7(),
    by.jurisdictionId,
    settingTopic,
    JSON.stringify({ key, actorId: by.actorId }),
  ]);
  await jurisdictionsChanged(tx);
};

import { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { type Setting, settingOf } from '#contract/kernel/settings.ts';
import type { listSettingChanges, SettingForm, SettingItem } from '#contract/platform/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { settings } from '#kernel/settings.ts';
import { type Language, wordOf } from '#kernel/words.ts';
import { changesOf, lastChanges, type SettingChange } from '../store/settings.ts';

/** The setting of a key, when the viewer may decide it. @throws request.not_found, session.forbidden */
export const settingFor = (viewer: Viewer, key: string): { words: string; setting: Setting } => {
  const found = settings.get(key) ?? fail('request.not_found');
  return can(viewer, found.setting.permission) ? found : fail('session.forbidden');
};

type Form = {
  type?: string;
  items?: { enum?: string[] };
  enum?: string[];
  minimum?: number;
  maximum?: number;
  maxLength?: number;
};
/** How a value is typed in: told by the form of its schema; null where only an editor of its own can. */
const formOf = ({ schema, words }: Setting, language: Language): SettingForm | null => {
  const form = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Form;
  const options = (codes: readonly string[]) =>
    codes.map((value) => ({ value, label: words ? wordOf(language, `${words}.${value}`) : value }));
  if (form.type === 'boolean') return { kind: 'switch' };
  if (form.type === 'array' && form.items?.enum) return { kind: 'several', options: options(form.items.enum) };
  if (form.enum) return { kind: 'one', options: options(form.enum) };
  if (form.type === 'number' || form.type === 'integer') return { kind: 'number', min: form.minimum ?? null, max: form.maximum ?? null };
  return form.type === 'string' ? { kind: 'text', max: form.maxLength ?? 2_000 } : null;
};

const shown = ({ version, actor, at, before, after }: SettingChange) => ({ version, by: actor, at: at.toISOString(), before, after });

/** Every setting the viewer may decide, as it stands. */
export const settingsPage = async (kernel: Kernel, viewer: Viewer, language: Language): Promise<{ items: SettingItem[] }> => {
  const jurisdiction = (await kernel.jurisdictions.byId(viewer.jurisdictionId)) ?? fail('session.required');
  const mine = [...settings.values()].filter(({ setting }) => can(viewer, setting.permission) && (!setting.demo || jurisdiction.demo));
  if (mine.length === 0) fail('session.forbidden');
  const { last, choices } = await kernel.db.read(accessOf(viewer), async (tx) => {
    const offered = new Map<string, SettingForm>();
    for (const { setting } of mine) {
      const choose = setting.choices && kernel.choices.get(setting.key);
      if (choose) offered.set(setting.key, { kind: 'several', options: [...(await choose(tx, language))] });
    }
    return { choices: offered, last: new Map((await lastChanges(tx, viewer.jurisdictionId)).map((one) => [one.key, one])) };
  });
  const items = mine.map(({ words, setting }) => {
    const change = last.get(setting.key);
    return {
      key: setting.key,
      title: wordOf(language, `${words}.title`),
      help: wordOf(language, `${words}.help`),
      form: setting.editor ? null : (choices.get(setting.key) ?? formOf(setting, language)),
      editor: setting.editor ?? null,
      guarded: setting.guarded ?? false,
      value: settingOf(setting, jurisdiction.settings),
      standard: setting.default,
      decided: setting.key in jurisdiction.settings,
      version: change?.version ?? 0,
      changed: change ? shown(change) : null,
    };
  });
  return { items };
};

/** Changes of a setting, newest first. */
export const settingChangesPage = async (
  kernel: Kernel,
  viewer: Viewer,
  key: string,
  query: { cursor?: string; limit: number },
): Promise<z.input<typeof listSettingChanges.response>> => {
  settingFor(viewer, key);
  const below = /^\d{1,9}$/.test(query.cursor ?? '') ? Number(query.cursor) : 2 ** 31 - 1;
  const found = await kernel.db.read(accessOf(viewer), (tx) => changesOf(tx, viewer.jurisdictionId, key, below, query.limit + 1));
  const items = found.slice(0, query.limit).map(shown);
  return { items, next: found.length > query.limit ? String(items.at(-1)?.version) : null };
};

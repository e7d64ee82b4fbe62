import type { Viewer } from '#contract/accounts/viewer.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { putSetting } from '#kernel/settings.ts';
import { settingFor } from '../queries/settings.ts';

/**
 * Decides one setting, or gives it back to its default. Every process hears of it, and the audit trail.
 * @throws platform.setting_malformed when the value has not its form; platform.setting_guarded when its module has a command of its own for it;
 *   platform.setting_changed when somebody decided since `version`
 */
export const setSetting = async (
  kernel: Kernel,
  viewer: Viewer,
  key: string,
  body: { id: string; version: number; value?: unknown },
): Promise<{ ok: true }> => {
  const answer = await command(
    kernel,
    viewer,
    `platform.set_setting ${key}`,
    body,
    async (running) => {
      const { setting, words } = settingFor(viewer, key);
      if (setting.guarded) fail('platform.setting_guarded');
      const read = body.value == null ? null : setting.schema.safeParse(body.value);
      if (read?.success === false) fail('platform.setting_malformed', { words });
      const value = read?.data ?? null;
      const choose = setting.choices && kernel.choices.get(key);
      if (choose && value !== null) {
        const known = new Set((await choose(running.tx, 'zh-CN')).map((one) => one.value));
        if (!(value as string[]).every((one) => known.has(one))) fail('platform.setting_malformed', { words });
      }
      const before = (await kernel.jurisdictions.byId(viewer.jurisdictionId))?.settings[key] ?? null;
      await putSetting(running.tx, running, key, value, body.version);
      await running.log(setting.action, running.jurisdictionId, { data: { before, after: value } });
      return { ok: true as const };
    },
    async (_command, done) => done,
  );
  kernel.jurisdictions.forget();
  return answer;
};

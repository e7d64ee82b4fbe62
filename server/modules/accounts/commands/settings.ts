import type { Role } from '#contract/accounts/roles.ts';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { putSetting } from '#kernel/jurisdictions.ts';
import type { Context } from '../context.ts';
import { mayConfigure } from '../policy.ts';

/** One command of the system administrator on the jurisdiction's settings; every process hears of it. */
const change = async (
  context: Context,
  viewer: Viewer,
  body: { id: string },
  what: { command: string; setting: string; value: unknown; action: string; data: Record<string, unknown> },
): Promise<{ ok: true }> => {
  const { kernel } = context;
  const answer = await command(
    kernel,
    viewer,
    what.command,
    body,
    async ({ tx, jurisdictionId, log }) => {
      if (!mayConfigure(viewer)) fail('session.forbidden');
      await putSetting(tx, jurisdictionId, what.setting, what.value);
      await log(what.action, jurisdictionId, { data: what.data });
      return { ok: true as const };
    },
    async (_command, done) => done,
  );
  kernel.jurisdictions.forget();
  return answer;
};

/** Switches the simulated accounts of a demo district on or off. */
export const setSimulation = (context: Context, viewer: Viewer, body: { id: string; on: boolean }): Promise<{ ok: true }> =>
  change(context, viewer, body, {
    command: 'people.set_simulation',
    setting: 'simulation',
    value: body.on,
    action: 'settings.simulation',
    data: { on: body.on },
  });

/** Names the roles whose accounts must have a second factor. Counts within seconds, for open sessions too. */
export const setRequireSecondFactor = (
  context: Context,
  viewer: Viewer,
  body: { id: string; roles: readonly Role[] },
): Promise<{ ok: true }> =>
  change(context, viewer, body, {
    command: 'people.require_second_factor',
    setting: 'requireSecondFactor',
    value: [...new Set(body.roles)],
    action: 'settings.second_factor',
    data: { roles: body.roles },
  });

import { shipped } from '#contract/workforce/shipped.ts';
import { execute } from '#kernel/db.ts';
import { publish } from '#kernel/definitions/definitions.ts';
import { schemeKind } from '#modules/workforce/index.ts';
import type { DemoStep } from '../step.ts';

/** The demo district grades its community workers by three posts and eighteen grades. */
const addScheme: DemoStep = async (tx, { jurisdictionId }) => {
  const { rows } = await execute<{ id: string }>(tx, "select id from accounts where username = 'supervisor'");
  const at = new Date(Date.now() - 200 * 86_400_000);
  const by = { jurisdictionId, actorId: rows[0]?.id ?? null, at };
  await publish(tx, by, schemeKind, { content: shipped.three_posts_18, reason: '按市里统一的三岗十八级办法执行' });
};
export default addScheme;

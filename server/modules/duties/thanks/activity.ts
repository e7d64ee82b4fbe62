import { execute } from '#kernel/db.ts';
import type { ThankedSource } from './subjects.ts';

/** Those who had a role in an activity that took place; whoever was there may thank them. */
export const thankedActivity: ThankedSource = {
  what: 'activities.activity',
  of: async (tx, accountId, activityId) => {
    const { rows } = await execute<{ title: string; areaPath: string; people: string[] }>(
      tx,
      `select a.title, a.area_path::text as "areaPath", array(
         select p.id from activity_participants r join persons p on p.jurisdiction_id = :jurisdiction and p.account_id = r.account_id
         where r.jurisdiction_id = :jurisdiction and r.activity_id = a.id and r.state = 'attended' and r.role is not null order by r.joined_at, r.id) as people
       from activities a where a.jurisdiction_id = :jurisdiction and a.id = $1 and a.state = 'held' and a.open and exists (
         select from activity_participants m where m.jurisdiction_id = :jurisdiction and m.activity_id = a.id and m.account_id = $2 and m.state = 'attended')`,
      [activityId, accountId],
    );
    return rows[0] ?? null;
  },
};

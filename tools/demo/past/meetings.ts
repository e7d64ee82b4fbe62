import { execute, type Tx } from '#kernel/db.ts';
import { bringResolutions } from '#modules/meetings/index.ts';

/** Says of some cases of the past that meetings of their community asked for them. */
export const addPastMeetings = async (tx: Tx): Promise<void> => {
  const { rows } = await execute<Parameters<typeof bringResolutions>[1][number]>(
    tx,
    `select c.id, c.number, c.title, c.area_path::text as "areaPath", c.state, c.created_at as "createdAt", c.closed_at as "closedAt", c.handler_org_id as "handlerId",
       o.name as handler
     from cases c left join organisations o on o.jurisdiction_id = :jurisdiction and o.id = c.handler_org_id
     where c.jurisdiction_id = :jurisdiction and c.kind in ('complaint', 'hazard', 'suggestion') and c.handler_org_id is not null
       and c.state in ('handling', 'answered', 'checked', 'closed', 'archived') and length(c.title) between 6 and 60
     order by c.created_at limit 4000`,
  );
  await bringResolutions(tx, rows);
};

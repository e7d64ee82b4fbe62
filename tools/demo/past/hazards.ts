import { v7 } from 'uuid';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { idOf } from '#kernel/ids.ts';
import { addHazards, type PastHazard } from '#modules/hazards/index.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';

const day = 86_400_000;

/** The hazards of the past's cases about one: cleared where the case was closed, else still to be cleared by those who handle it. */
export const addPastHazards = async (tx: Tx, territory: TerritorySnapshot, now: Date): Promise<void> => {
  const { rows } = await execute<{
    id: string;
    number: string;
    title: string;
    place: string | null;
    areaCode: string;
    at: Date;
    ended: boolean;
  }>(
    tx,
    `select c.id, c.number, c.title, r.place_text as place, c.area_code as "areaCode", c.created_at as at, c.state in ('closed', 'archived') as ended
     from cases c join reports r on r.jurisdiction_id = :jurisdiction and r.case_id = c.id
     where c.jurisdiction_id = :jurisdiction and c.kind = 'hazard' and c.state in ('handling', 'answered', 'checked', 'called_back', 'closed', 'archived')
     order by c.id`,
    [],
  );
  const { rows: workers } = await execute<{ id: string }>(tx, "select id from accounts where username = 'gridworker'", []);
  await addHazards(
    tx,
    rows.flatMap(({ id, number, title, place, areaCode, at, ended }): PastHazard[] => {
      const area = territory.find(areaCode);
      const found = new Date(at.getTime() + day / 4);
      if (!area || found >= now) return [];
      return [
        {
          id: idOf(found),
          kind: 'other',
          level: 'general',
          title,
          place: place ?? area.name,
          unit: `${area.shortName}物业服务中心`,
          areaPath: pathOfCode(areaCode),
          areaName: territory.describe(area),
          case: { id, number },
          body: null,
          foundBy: workers[0]?.id ?? v7(),
          at: found,
          notice: {
            form: 'hint',
            clause: '《安全生产法》第四十一条',
            demand: '消除隐患，恢复安全状态',
            dueOn: shanghaiDay(new Date(found.getTime() + (ended ? 1 : 9) * day)),
            officers: ['网格员'],
          },
          checks: ended ? [{ cleared: true, words: '现场已整改到位，照片留存', after: 1 }] : [],
          supervised: null,
        },
      ];
    }),
  );
};

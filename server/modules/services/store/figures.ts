import { execute, type Tx } from '#kernel/db.ts';

/** Applications received between two days (inclusive), in areas (codes: there and below) that hold `within`. */
export interface FiguresAsked {
  readonly from: string;
  readonly to: string;
  readonly areas: readonly string[];
}
export interface FigureCell {
  readonly month: string;
  readonly itemCode: string;
  readonly channel: 'online' | 'window' | 'assisted';
  readonly received: number;
  readonly decided: number;
  readonly inTime: number;
  readonly granted: number;
  readonly refused: number;
  readonly corrected: number;
  readonly trips: number;
}

/** Figures by month, item and channel; answered by the index alone. */
export const figureCells = async (tx: Tx, { from, to, areas }: FiguresAsked): Promise<FigureCell[]> => {
  const values: unknown[] = [from, to];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const within = areas.map((code) => `(a.area_code >= ${p(code)}::text and a.area_code < ${p(`${code}~`)}::text)`);
  const { rows } = await execute<FigureCell>(
    tx,
    `select to_char(a.received_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, a.item_code as "itemCode", a.channel,
       count(*)::int as received,
       count(a.decided_at)::int as decided,
       count(*) filter (where a.decided_at <= coalesce(a.due_at, a.decided_at))::int as "inTime",
       count(*) filter (where a.granted)::int as granted,
       count(*) filter (where a.state = 'refused')::int as refused,
       count(*) filter (where a.corrected)::int as corrected,
       sum(case when a.channel = 'online' then a.trips else greatest(a.trips, 1) end)::int as trips
     from service_applications a
     where a.jurisdiction_id = :jurisdiction and a.received_at >= ($1::date)::timestamp at time zone 'Asia/Shanghai'
       and a.received_at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai' and (${['false', ...within].join(' or ')})
     group by 1, 2, 3`,
    values,
  );
  return rows;
};

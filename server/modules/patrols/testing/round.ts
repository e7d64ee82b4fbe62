import { v7 } from 'uuid';
import { defaultChecklists } from '#contract/patrols/checklists.ts';
import { type District, pointIn } from '#tools/testing/district.ts';

/** A patrol point in a grid; gives its id. */
export const newPoint = async (
  d: District,
  name: string,
  grid: Parameters<typeof pointIn>[0] = '001001001',
): Promise<{ id: string; token: string }> => {
  const id = v7();
  const token = `0000${id.replaceAll('-', '').slice(-12)}`.replace(/[ilou]/g, '0');
  const { lon, lat } = pointIn(grid);
  const area = d.area(grid);
  await d.asOwner(
    `insert into places (jurisdiction_id, id, kind, name, area_id, area_path, area_code, lon, lat, token)
     values ($1, $2, 'patrol_point', $3, $4, $5, $6, $7, $8, $9)`,
    [d.id, id, name, area.id, area.path, area.code, lon, lat, token],
  );
  await d.asOwner("insert into outbox (id, jurisdiction_id, topic, payload) values ($1, $2, 'territory.places_changed', '{}')", [
    v7(),
    d.id,
  ]);
  await d.process.kernel.relay.carry();
  return { id, token };
};

export const basis = {
  kind: 'security',
  text: '九小场所消防巡查',
  source: '消防法第三十一条',
  approvedBy: '试验县消防救援大队',
  until: '2026-12-31',
} as const;
export const pointBody = (over: Record<string, unknown> = {}) => ({
  checklist: 'general',
  basis: null,
  codeMode: 'fixed',
  metres: null,
  hours: null,
  version: 0,
  ...over,
});

export const daily = {
  every: 'day',
  days: 'all',
  on: [],
  times: 1,
  hours: [['08:00', '20:00']],
  from: '2025-09-01',
  until: null,
  seasons: [],
};
export const routeBody = (d: District, stops: readonly string[], over: Record<string, unknown> = {}) => ({
  name: '第一网格日巡',
  areaCode: d.area('001001001').code,
  organisationId: null,
  walkers: [],
  lines: [],
  minutes: 30,
  since: '2025-09-15',
  rhythm: daily,
  stops,
  scanning: false,
  ...over,
});

/** Answers to the general checklist: fine, unless a line says otherwise. */
export const answers = (over: Record<string, string> = {}): Record<string, string> => ({
  ...Object.fromEntries((defaultChecklists[0]?.items ?? []).map(({ key }) => [key, 'ok'])),
  ...over,
});
/** What is found at a stop, at the moment the district's clock shows, in the middle of the first grid. */
export const scanBody = (d: District, routeId: string, placeId: string, over: Record<string, unknown> = {}) => {
  const at = d.clock.now().toISOString();
  return {
    id: v7(),
    act: { at, sentAt: at, point: { ...pointIn('001001001'), accuracy: 10 } },
    routeId,
    key: '2025-09-15/1',
    placeId,
    code: null,
    checklist: { code: 'general', version: 0 },
    answers: answers(),
    ...over,
  };
};

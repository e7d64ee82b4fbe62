import { v7 } from 'uuid';
import type { Draft, DraftPreview, DrawnArea } from '#contract/drawing/api.ts';
import { type Answer, type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { load, type Outcome, type Position, split } from '#ui/geometry/index.ts';

/** The day on which the clock of test districts stands. */
export const today = '2025-09-15';
/** Status and code of a refusal. */
export const refused = (answer: Answer): unknown => [answer.status, answer.body.error?.code];
/** The features after an act of geometry that must succeed. */
export const done = (outcome: Outcome<DrawnArea>): DrawnArea[] => {
  if ('refused' in outcome) throw new Error(outcome.refused);
  return [...outcome.features];
};
const make = (one: DrawnArea, n: number): DrawnArea => ({
  ...one,
  key: v7(),
  code: null,
  name: `新网格${n + 1}`,
  shortName: `新网格${n + 1}`,
  from: [],
});
/** Splits the first area of a draft across its middle. */
export const halved = ({ features, parentBoundary }: Draft): DrawnArea[] => {
  const line: Position[] = [
    [100.1, 26.88],
    [100.3, 26.8801],
  ];
  return done(split(load(features, parentBoundary), features[0]?.key as string, [line], make));
};

/** Districts on one database, one after the other: each test draws on ground of its own. */
export interface DrawingBoard {
  readonly district: District;
  /** Goes on to a new district. */
  fresh(): Promise<void>;
  /** Goes back to a district there was. */
  back(to: District): void;
  close(): Promise<void>;
  community(): string;
  open(who?: Who, areaCode?: string, restore?: string | null): Promise<Draft>;
  save(draft: Draft, features: readonly DrawnArea[], who?: Who): Promise<Answer>;
  publish(draftId: string, version: number, over?: Record<string, unknown>, who?: Who): Promise<Answer>;
  preview(draftId: string, who?: Who): Promise<DraftPreview>;
  /** Stored areas whose code ends, after the county's, like `tail`. */
  stored(tail: string): Promise<{ code: string; name: string; valid_to: Date | null }[]>;
}

export const drawingBoard = async (): Promise<DrawingBoard> => {
  let district = await testDistrict();
  const { database } = district;
  const made = [district];
  const board: DrawingBoard = {
    get district() {
      return district;
    },
    fresh: async () => {
      district = await testDistrict({ database });
      made.push(district);
    },
    back: (to) => {
      district = to;
    },
    close: async () => {
      for (const one of made.reverse()) await one.close();
    },
    community: () => district.area('001001').code,
    open: async (who = 'clerk', areaCode = board.community(), restore = null) => {
      const answer = await (await district.as(who)).post('/api/area-drafts', { id: v7(), areaCode, title: '网格调整', restore });
      if (answer.status !== 201) throw new Error(`open: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    save: async (draft, features, who = 'clerk') =>
      (await district.as(who)).put(`/api/area-drafts/${draft.id}`, { id: v7(), version: draft.version, title: draft.title, features }),
    publish: async (draftId, version, over = {}, who = 'clerk') => {
      const body = { id: v7(), version, effectiveOn: today, reason: '优化网格', ...over };
      return (await district.as(who)).post(`/api/area-drafts/${draftId}/publish`, body);
    },
    preview: async (draftId, who = 'clerk') => (await (await district.as(who)).get(`/api/area-drafts/${draftId}/preview`)).body,
    stored: (tail) =>
      district.asOwner('select code, name, valid_to from areas where jurisdiction_id = $1 and code like $2 order by code', [
        district.id,
        `${district.code}${tail}`,
      ]),
  };
  return board;
};

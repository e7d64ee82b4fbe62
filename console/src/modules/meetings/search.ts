import { type MeetingState, meetingStates, type ResolutionState, resolutionStates } from '#contract/meetings/values.ts';

/** What the list of meetings shows; it lives in the address. */
export interface MeetingSearch {
  area?: string | undefined;
  body?: string | undefined;
  state?: MeetingState | undefined;
  raised?: true | undefined;
}
/** What the list of resolutions shows. */
export interface ResolutionSearch {
  area?: string | undefined;
  body?: string | undefined;
  state?: ResolutionState | undefined;
}
const word = (value: unknown): string | undefined => (typeof value === 'string' && value ? value.slice(0, 40) : undefined);
const areaOf = ({ area }: Record<string, unknown>): string | undefined =>
  /^\d{6,20}$/.test(String(area ?? '')) ? String(area) : undefined;
const lean = <T extends object>(search: T): T => Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

/** Reads an address; what makes no sense is left out. */
export const readMeetingSearch = (raw: Record<string, unknown>): MeetingSearch =>
  lean({
    area: areaOf(raw),
    body: word(raw['body']),
    state: meetingStates.find((one) => one === raw['state']),
    raised: raw['raised'] === true ? (true as const) : undefined,
  });
export const readResolutionSearch = (raw: Record<string, unknown>): ResolutionSearch =>
  lean({ area: areaOf(raw), body: word(raw['body']), state: resolutionStates.find((one) => one === raw['state']) });

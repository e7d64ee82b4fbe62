import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Worded } from '#contract/disclosures/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { daysAfter } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, meetingCommand } from '../context.ts';
import { attendanceOf } from '../domain/rules.ts';
import { meetingShown } from '../queries/present.ts';
import { documentsOf } from '../store/documents.ts';
import { itemsOf } from '../store/items.ts';
import { changeMeetingRow, type MeetingRecord, seatsOf } from '../store/meetings.ts';
import { resolutionsById, resolutionsOfMeetings } from '../store/resolutions.ts';
import { holdMeeting } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
const word = (key: string, data: Record<string, unknown> = {}): string => wordOf('zh-CN', `meetings.published.${key}`, data);

/** Cuts names of people out of a sentence, as tokens that are masked when it is published. */
const tokens = (text: string, names: readonly string[]): Worded => {
  const longestFirst = [...new Set(names.filter((name) => name.length >= 2))].sort((a, b) => b.length - a.length);
  const parts: (string | { person: string })[] = [];
  let plain = '';
  for (let at = 0; at < text.length; ) {
    const name = longestFirst.find((one) => text.startsWith(one, at));
    if (name === undefined) {
      plain += text[at];
      at += 1;
      continue;
    }
    if (plain) parts.push(plain);
    parts.push({ person: name });
    plain = '';
    at += name.length;
  }
  if (plain) parts.push(plain);
  return parts;
};

/** What is told of a meeting that is over: no word of who said what, and names of those who sat there masked wherever they stand. */
const told = async (tx: Tx, m: MeetingRecord, words: string) => {
  const seats = await seatsOf(tx, m.id);
  const names = [...seats.map(({ name }) => name), m.chair, m.recorder];
  const [items, made] = [await itemsOf(tx, [m.id]), await resolutionsOfMeetings(tx, [m.id])];
  const back = new Map(
    (
      await resolutionsById(
        tx,
        items.flatMap(({ resolutionId }) => resolutionId ?? []),
      )
    ).map((r) => [r.id, r]),
  );
  // what is in an annex may name people: it is read where the community keeps it
  const annexes = (await documentsOf(tx, m.id)).filter(({ open }) => open).map(({ name }) => name);
  const lines = items.flatMap(({ outcome, title, words: said, resolutionId }) => {
    const before = back.get(resolutionId ?? '');
    if (before && (outcome === 'done' || outcome === 'unsolved')) return [word(outcome, { number: before.number, text: before.text })];
    return outcome === 'solved' || outcome === 'noted' || outcome === 'deferred' ? [word(outcome, { title, words: said })] : [];
  });
  const paragraphs = [
    word('present', { ...attendanceOf(seats) }),
    ...(m.raisedChair === null ? [] : [word('raised')]),
    ...lines,
    ...words.split('\n').filter((one) => one.trim() !== ''),
    ...(annexes.length > 0 ? [word('annexes', { names: annexes.join('、') })] : []),
  ];
  const rows = made.map((r) => [
    r.number,
    tokens(r.text.replaceAll('\n', ' ').slice(0, 300), names),
    r.ownerName ?? tokens(r.owner, [...names, r.owner]),
    r.dueOn,
  ]);
  return {
    paragraphs: paragraphs.map((text) => tokens(text, names)),
    ...(rows.length > 0 && { table: { head: word('head').split('、'), rows } }),
  };
};

/** Publishes what a meeting came to, for the days its kind says. @throws meetings.not_published, meetings.published_already */
export const publishMeeting = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.publishMeeting>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.publish ${id}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const m = await holdMeeting(eye, tx, id, ['closed']);
      const { publicDays } = m.rules;
      if (publicDays === null) return fail('meetings.not_published');
      if (m.disclosureId !== null) fail('meetings.published_already');
      const area = eye.snapshot.findByPath(m.areaPath) ?? eye.snapshot.root;
      const disclosureId = await context.disclosures.publish(tx, running, {
        subject: { type: 'meeting', id },
        areaId: area.id,
        kind: 'resolution',
        title: word('title', { title: m.title }),
        body: await told(tx, m, body.words),
        until: daysAfter(eye.today, publicDays),
        objections: true,
        decidedOn: shanghaiDay(m.startsAt),
      });
      await changeMeetingRow(tx, id, { disclosureId });
      await log('meetings.published', id);
      return id;
    },
    meetingShown,
  );

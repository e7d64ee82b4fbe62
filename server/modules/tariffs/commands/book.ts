import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { bookTariff as endpoint, TariffBooking } from '#contract/tariffs/api.ts';
import { bookedType, daysAhead, priceOn } from '#contract/tariffs/values.ts';
import { daysAfter, daysBetween } from '#kernel/calendar.ts';
import { command } from '#kernel/command.ts';
import { seeAll, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, eyeOf } from '../context.ts';
import { isOffered } from '../domain/prices.ts';
import { isAhead } from '../domain/times.ts';
import { presentBooking } from '../queries/present.ts';
import { heldTimes, insertBooking } from '../store/bookings.ts';
import { counting, findItem, pricesOf } from '../store/items.ts';
import { tellCompany, yuanText } from '../tell.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;

/** Books a service at the price that is shown; opens the case with the company. Of those who want the last place at a time, one has it. */
export const book = async (context: Context, viewer: Viewer, body: Body): Promise<TariffBooking> => {
  if (viewer.anonymous) fail('tariffs.sign_in_first');
  const eye = await eyeOf(context, viewer);
  const { snapshot, today, now } = eye;
  const { day, slot } = body;
  if (day < today || day >= daysAfter(today, daysAhead) || !isAhead(day, slot, now)) fail('tariffs.day_wrong', { days: daysAhead });
  const area = snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  const shown =
    (await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => findItem(tx, body.itemId))) ?? fail('tariffs.not_found');
  // a company that is dissolved or has nobody left serves nobody
  if (eye.book.get(shown.organisationId)?.receives !== true) fail('tariffs.ended');
  const lines = [
    `预约上门服务：${shown.name}，${yuanText(body.fen)} 元/${shown.unit}，${day} ${slot}`,
    body.note === null ? '' : `说明：${body.note}`,
    `地点：${body.placeText}`,
  ];
  const open = await context.cases.open(viewer, {
    kind: bookedType,
    text: lines.filter((one) => one !== '').join('\n'),
    areaCode: area.code,
    caller: null,
    callerId: null,
    organisationId: shown.organisationId,
    promised: { n: daysBetween(today, day) + 1, unit: 'natural_days' },
  });
  return command(
    context.kernel,
    viewer,
    'tariffs.book',
    body,
    async ({ tx, at, log }) => {
      const item = (await findItem(tx, body.itemId, true)) ?? fail('tariffs.not_found');
      if (item.ended) fail('tariffs.ended');
      if (!isOffered(item.areas, area.code)) fail('tariffs.not_there');
      const price = priceOn(counting((await pricesOf(tx, [item.id])).get(item.id)), today) ?? fail('tariffs.no_price');
      if (price.fen !== body.fen) fail('tariffs.price_changed', { yuan: yuanText(price.fen) });
      await seeAll(tx);
      const held = (await heldTimes(tx, item.id, [day, day])).get(`${day} ${slot}`) ?? 0;
      if (held >= item.capacity) fail('tariffs.slot_full', { day, slot });
      const opened = await open(tx);
      const booking = {
        ...{ id: opened.id, number: opened.number, itemId: item.id, name: item.name, unit: item.unit, organisationId: item.organisationId },
        ...{ areaPath: area.path, accountId: viewer.accountId, bookedAt: at, day, slot, bookedFen: price.fen, fen: price.fen },
        ...{ askedFen: null, askedWhy: null, askedAt: null, raised: false, coming: false, satisfied: null, complaintId: null },
        ...{ state: opened.state, seq: opened.eventCount, stateSince: at, dueAt: opened.dueAt },
      };
      await insertBooking(tx, booking);
      await tellCompany(tx, eye, booking, 'booked', opened.id);
      await log('tariffs.booked', opened.number, { data: { item: item.id, fen: price.fen, day, slot } });
      return { id: opened.id };
    },
    ({ tx }, { id }) => presentBooking(eye, tx, id),
  );
};

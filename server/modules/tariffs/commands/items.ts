import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import type * as api from '#contract/tariffs/api.ts';
import type { TariffDetail } from '#contract/tariffs/api.ts';
import { raiseDays } from '#contract/tariffs/settings.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { priceFault } from '../domain/prices.ts';
import { isCompany, serves } from '../policy.ts';
import { presentItem } from '../queries/present.ts';
import {
  counting,
  findItem,
  type ItemRow,
  insertItem,
  insertPrice,
  nameTaken,
  pricesOf,
  updateItem,
  withdrawAhead,
} from '../store/items.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
export type NewItem = Omit<Body<typeof api.addTariff>, 'id' | 'company'>;

/** @throws tariffs.area_wrong for a code that is none, or areas of which one lies in another */
const mustBeAreas = ({ snapshot }: Eye, areas: readonly string[]): void => {
  for (const code of areas) if (!snapshot.find(code)) fail('tariffs.area_wrong', { code });
  const inside = areas.find((code, n) => areas.some((other, m) => n !== m && code.startsWith(other)));
  if (inside !== undefined) fail('tariffs.area_wrong', { code: inside });
};

/** Whose list it is. @throws session.forbidden, tariffs.no_company for an office of the government */
export const mustKeep = ({ viewer, book }: Eye, organisationId: string): void => {
  if (!serves(viewer, organisationId)) fail('session.forbidden');
  if (!isCompany(book, organisationId)) fail('tariffs.no_company');
};

/** A service of the viewer's company, held. @throws tariffs.not_found, session.forbidden */
export const ownItem = async (eye: Eye, { tx }: Pick<Command, 'tx'>, id: string): Promise<ItemRow> => {
  const item = (await findItem(tx, id, true)) ?? fail('tariffs.not_found');
  mustKeep(eye, item.organisationId);
  return item;
};

/** Enters a service with its first price. */
export const enterItem = async (eye: Eye, { tx, at, actorId }: Command, id: string, company: string, body: NewItem): Promise<void> => {
  mustBeAreas(eye, body.areas);
  if (body.from < eye.today) fail('tariffs.price_past');
  const { fen, from, ...rest } = body;
  if (!(await insertItem(tx, { id, organisationId: company, ...rest }))) fail('tariffs.name_taken', { name: body.name });
  await insertPrice(tx, { id, itemId: id, fen, from, at, by: actorId ?? eye.viewer.accountId });
};

/** Sets a price of a service that is held. */
export const enterPrice = async (
  eye: Eye,
  { tx, at, actorId }: Command,
  item: ItemRow,
  price: { readonly id: string; readonly fen: number; readonly from: string },
): Promise<void> => {
  if (item.ended) fail('tariffs.ended');
  const prices = counting((await pricesOf(tx, [item.id])).get(item.id));
  const fault = priceFault(prices, price, eye.today, settingOf(raiseDays, eye.settings));
  if (fault) fail(fault.code, 'from' in fault ? { day: fault.from } : {});
  await withdrawAhead(tx, item.id, eye.today);
  await insertPrice(tx, { ...price, itemId: item.id, at, by: actorId ?? eye.viewer.accountId });
};

/** Changes what is said of a service that is held. */
export const enterChange = async (
  eye: Eye,
  { tx }: Command,
  item: ItemRow,
  body: Omit<ItemRow, 'id' | 'organisationId' | 'version'>,
): Promise<void> => {
  mustBeAreas(eye, body.areas);
  const next = { ...item, ...body };
  if (!next.ended && (await nameTaken(tx, next))) fail('tariffs.name_taken', { name: body.name });
  await updateItem(tx, next);
};

/** A company puts a service on its list. */
export const addItem = async (context: Context, viewer: Viewer, body: Body<typeof api.addTariff>): Promise<TariffDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    'tariffs.add',
    body,
    async (running) => {
      mustKeep(eye, body.company);
      const { id, company, ...rest } = body;
      await enterItem(eye, running, id, company, rest);
      await running.log('tariffs.added', body.name, { data: { company: body.company, fen: body.fen, from: body.from } });
      return { id: body.id };
    },
    ({ tx }, { id }) => presentItem(eye, tx, id),
  );
};

/** It says something else of it, or takes it off the list. */
export const changeItem = async (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.changeTariff>,
): Promise<TariffDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.change ${itemId}`,
    body,
    async (running) => {
      const item = await ownItem(eye, running, itemId);
      const { id: _, version, ...rest } = body;
      if (item.version !== version) fail('tariffs.outdated');
      await enterChange(eye, running, item, rest);
      await running.log('tariffs.changed', body.name, { data: { ended: body.ended } });
      return { id: itemId };
    },
    ({ tx }, { id }) => presentItem(eye, tx, id),
  );
};

/** It sets another price. */
export const priceItem = async (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.priceTariff>,
): Promise<TariffDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.price ${itemId}`,
    body,
    async (running) => {
      const item = await ownItem(eye, running, itemId);
      await enterPrice(eye, running, item, body);
      await running.log('tariffs.priced', item.name, { data: { fen: body.fen, from: body.from } });
      return { id: itemId };
    },
    ({ tx }, { id }) => presentItem(eye, tx, id),
  );
};

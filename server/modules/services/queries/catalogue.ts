import type { z } from 'zod';
import type { Answer, Label } from '#contract/kernel/form/schema.ts';
import type { listServices, ServiceGuide, ServiceItem } from '#contract/services/catalogue.ts';
import { formSubjectOf } from '#contract/services/kinds.ts';
import { fail } from '#kernel/errors.ts';
import { placeAddress } from '#modules/places/index.ts';
import { type Catalogue, type Item, text, texts } from '../catalogue.ts';
import type { Context } from '../context.ts';
import { promiseInWords } from '../domain/promise.ts';
import { formKind } from '../forms.ts';

type Names = Awaited<ReturnType<Context['organisations']['of']>>;

const summary = (book: Names, { id, code, name, row, values, opens }: Item): Omit<ServiceItem, 'pinyin' | 'initials'> => ({
  id,
  code,
  name,
  class: text(values['class']),
  events: texts(values['events']),
  served: text(values['served']),
  handling: text(values['handling']),
  online: text(values['online']),
  trips: Number(values['trips'] ?? 0),
  body: book.get(text(values['body']))?.name ?? '',
  areaCode: row.areaCode ?? '',
  opens,
});

/** The whole catalogue: some hundred items, found on the page by words, pinyin, class and life event. */
export const servicesOf = async (context: Context, jurisdictionId: string): Promise<z.input<typeof listServices.response>> => {
  const [catalogue, book] = await Promise.all([context.catalogue(jurisdictionId), context.organisations.of(jurisdictionId)]);
  return {
    items: catalogue.items.map((item) => ({ ...summary(book, item), pinyin: item.row.pinyin, initials: item.row.initials })),
    words: catalogue.words,
  };
};

/** What the guide shows by itself, or nobody who applies asks for. */
const apart = new Set(
  'name class area events served handling online body place apply promised_limit promised_unit materials reviewed implementing_code handling_code local_code source level'.split(
    ' ',
  ),
);

const said = (catalogue: Catalogue, key: string, value: Answer): Label => {
  if (Array.isArray(value)) {
    const found = value.map((code) => catalogue.word(key, code));
    return { zh: found.map(({ zh }) => zh).join('、'), en: found.map(({ zh, en }) => en ?? zh).join(', ') };
  }
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' };
  return catalogue.words[key] ? catalogue.word(key, String(value)) : { zh: String(value), en: null };
};

/** The form an item asks, ready to be shown. */
export const formOf = async (
  { kernel }: Pick<Context, 'kernel'>,
  jurisdictionId: string,
  itemCode: string,
): Promise<ServiceGuide['form']> => {
  const found = await kernel.definitions.inForce(formKind, jurisdictionId, kernel.clock.now(), formSubjectOf(itemCode));
  return found ? { version: found.version, schema: found.content } : { version: 0, schema: null };
};

/** The guide to one item. @throws services.item_not_found */
export const guideOf = async (context: Context, jurisdictionId: string, itemId: string): Promise<ServiceGuide> => {
  const [catalogue, book] = await Promise.all([context.catalogue(jurisdictionId), context.organisations.of(jurisdictionId)]);
  const item = catalogue.find(itemId) ?? fail('services.item_not_found');
  const { values } = item;
  const placeId = text(values['place']);
  return {
    ...summary(book, item),
    facts: catalogue.fields.flatMap((key) => {
      const [value, title] = [values[key], catalogue.title(key)];
      return value === undefined || value === '' || title === null || apart.has(key)
        ? []
        : [{ key, title, value: said(catalogue, key, value) }];
    }),
    place: placeId === '' ? null : await placeAddress(context.kernel, jurisdictionId, placeId),
    limit: promiseInWords(values),
    materials: item.materials.map(({ id, name, values: of }) => ({
      id,
      name,
      necessity: text(of['necessity']),
      form: text(of['form']),
      source: text(of['source']),
      copies: of['copies'] === undefined ? null : Number(of['copies']),
      note: text(of['note']) || null,
      blanks: texts(of['blank']),
      samples: texts(of['sample']),
    })),
    form: await formOf(context, jurisdictionId, item.code),
  };
};

import type { Answers } from '#contract/kernel/form/schema.ts';
import { isLink, type LinkType } from '#contract/registers/fields.ts';
import type { Tx } from '#kernel/db.ts';
import type { Eye } from '../context.ts';
import { caseNumbers } from '../store/names.ts';
import { namesOf } from '../store/titles.ts';
import { pointedAt, toldApart } from './pointed-at.ts';

/** What something is called, by what values name it with; nothing for what is not there. */
export type Names = ReadonlyMap<string, string>;

/** Names of everything that values of some rows name. */
export const namesIn = async (eye: Eye, tx: Tx, rows: readonly Answers[]): Promise<Names> => {
  const { register, snapshot } = eye;
  const named = (kind: LinkType): string[] => {
    const keys = register.content.fields.flatMap(({ key, type }) => (isLink(type) && type === kind ? [key] : []));
    return keys.length === 0
      ? []
      : [...new Set(rows.flatMap((row) => keys.flatMap((key) => (typeof row[key] === 'string' ? [row[key]] : []))))];
  };
  const pairs = (keys: readonly string[], nameOf: (key: string) => string | undefined): [string, string][] =>
    keys.flatMap((key): [string, string][] => {
      const name = nameOf(key);
      return name === undefined ? [] : [[key, name]];
    });
  const placeNames = new Map(named('place').length === 0 ? [] : eye.places.map(({ id, name }) => [id, name] as const));
  return new Map([
    ...pairs(named('area'), (code) => {
      const area = snapshot.find(code);
      return area ? snapshot.describe(area) : undefined;
    }),
    ...pairs(named('place'), (id) => placeNames.get(id)),
    // those of the Party tree and dissolved ones too, which take no part in cases
    ...(await namesOf(tx, 'organisation', named('organisation'))),
    ...(await namesOf(tx, 'person', named('person'))),
    ...(await caseNumbers(tx, named('case'))),
    ...(await pointedAt(eye, tx, rows)).map(({ id, title }): [string, string] => [id, title]),
  ]);
};

/** The same as sheets say them, so that what they name is found again. */
export const sheetNames = async (eye: Eye, tx: Tx, rows: readonly Answers[]): Promise<Names> =>
  new Map([...(await namesIn(eye, tx, rows)), ...(await toldApart(eye, tx, rows))]);

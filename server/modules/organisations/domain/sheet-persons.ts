import { v7 } from 'uuid';
import { phoneOf } from '#contract/kernel/typed.ts';
import { maskPhone } from '#modules/persons/domain/index.ts';
import type { Row } from './people-sheet.ts';

export interface NewPersonFromSheet {
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly partyMember: boolean;
}
/** A person at a place where rows look for them: an organisation, an area, an agreement, a promise, by id. */
export interface PersonAt {
  readonly placeId: string;
  readonly personId: string;
  readonly name: string;
  readonly phone: string | null;
}
/** A person as a row writes them; the phone whole, masked as an export has it, or left out. */
export interface WantedPerson {
  readonly name: string;
  readonly mobile: string | null;
  readonly partyMember: boolean;
}
export interface PersonBook {
  /** Persons nobody knew before. */
  readonly added: readonly NewPersonFromSheet[];
  /** The id of the person a row means; null when it is not clear who, which is noted. A new one is known at the first place from then on. */
  of(r: PersonRow, wanted: WantedPerson, places: readonly [string, ...string[]]): string | null;
}

type PersonRow = Pick<Row<'offices'> | Row<'promises'>, 'wrong' | 'phone'>;

const mobileForm = { clean: phoneOf, check: { is: /^1[3-9]\d(\d{8}|\*{4}\d{4})$/, code: 'organisations.cell_phone' } };
/** A mobile as rows may write it: whole, or masked. */
export const readMobile = (r: PersonRow): string | null => r.phone('mobile', mobileForm);

/**
 * Finds persons for the rows of a workbook. A person is whoever has the phone, else whoever of that name is known at the first of the row's
 * places that knows one, else somebody new. Persons who are known are not changed by a sheet.
 */
export const personBook = (
  phones: readonly { id: string; name: string; phone: string | null }[],
  known: readonly PersonAt[],
): PersonBook => {
  // families share a phone
  const byPhone = Map.groupBy(phones, (p) => p.phone);
  const byPlace = Map.groupBy(known, (p) => p.placeId);
  const added: NewPersonFromSheet[] = [];
  const of: PersonBook['of'] = (r, { name, mobile, partyMember }, places) => {
    const masked = mobile?.includes('*') ? mobile : null;
    if (mobile !== null && masked === null) {
      const bearers = byPhone.get(mobile) ?? [];
      if (bearers.length > 0) return bearers.find((p) => p.name === name)?.id ?? r.wrong('mobile', 'persons.person_phone_taken');
    } else {
      for (const place of places) {
        const here = (byPlace.get(place) ?? []).filter((p) => p.name === name && (masked === null || maskPhone(p.phone) === masked));
        const [only, ...others] = new Set(here.map((p) => p.personId));
        if (others.length > 0) return r.wrong('person', 'organisations.row_person', { name });
        if (only !== undefined) return only;
      }
      if (masked !== null) return r.wrong('person', 'organisations.row_person', { name });
    }
    const made = { id: v7(), name, phone: mobile, partyMember };
    added.push(made);
    if (mobile !== null) byPhone.set(mobile, [made]);
    const [place] = places;
    byPlace.set(place, [...(byPlace.get(place) ?? []), { placeId: place, personId: made.id, name, phone: mobile }]);
    return made.id;
  };
  return { added, of };
};

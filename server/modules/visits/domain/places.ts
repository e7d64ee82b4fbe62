import { addressOf } from '#modules/households/domain/index.ts';
import { maskName } from '#modules/persons/domain/index.ts';

interface Placed {
  readonly building: string | null;
  readonly unit: string | null;
  readonly room: string | null;
  readonly personName: string | null;
}
/** Where somebody is visited, without saying who lives there: the address, or the masked name of a person without a household. */
export const placeOf = ({ building, unit, room, personName }: Placed): string =>
  building !== null && room !== null ? addressOf({ building, unit: unit ?? '', room }) : personName === null ? '—' : maskName(personName);

import { baseOf } from '#contract/kernel/kinds.ts';
import { isUnit } from '#contract/organisations/kinds.ts';
import { maskName } from '#modules/persons/domain/index.ts';

/** Words that tell what a contact household is; what is left of its name is whose it is. */
const householdWords = /党员|中心户|联系户|示范户|先锋户|户|家|同志|[\s·()（）:：—-]/gu;
/** Whether a wish to find something names no person: part of what every contact household is called. */
export const namesNobody = (q: string): boolean => '党员中心户党员联系户'.includes(q);

/**
 * The name of an organisation as strangers to its people see it: where it is made of the name of a person – a contact household of the one
 * who keeps it, any other of somebody known to hold office there –, that name is masked in it. Units are not meant: theirs are registered.
 * @param people names of those who hold office there, as far as they are at hand
 */
export const maskOrganisationName = (kind: string, name: string, people: readonly (string | null)[] = []): string => {
  if (isUnit(kind)) return name;
  const known = people.filter((person) => person !== null && person.trim().length > 1 && name.includes(person)) as string[];
  const masked = known.reduce((shown, person) => shown.replaceAll(person, maskName(person)), name);
  if (baseOf(kind) !== 'contact_household' || known.length > 0) return masked;
  const [person] = /^(?!.*[0-9栋幢楼号组])\p{Script=Han}{2,4}$/u.exec(name.replace(householdWords, '')) ?? [];
  return person === undefined ? name : name.replace(person, maskName(person));
};

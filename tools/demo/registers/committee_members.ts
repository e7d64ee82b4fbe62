import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['committees'];

/** Five or seven members each, out of the people who live near by; most committees have a majority of party members and one from the community. */
const members: DemoRows = ({ persons, rows, moment }) => {
  const seated = new Set<string>();
  return rows('committees').flatMap(({ id, values, state }, n): BroughtRow[] => {
    const community = String(values['area']).slice(0, 12);
    const size = state === 'preparing' ? 3 : n % 3 === 0 ? 7 : 5;
    const free = persons.filter((person) => !seated.has(person.id));
    // neighbours first; a register of persons that is thin here lends some from elsewhere
    const sitting = [...new Set([...free.filter(({ areaCode }) => areaCode.startsWith(community)), ...free, ...persons])].slice(0, size);
    for (const person of sitting) seated.add(person.id);
    const isIn = state !== 'preparing';
    return sitting.map((person, i) => ({
      values: {
        person: person.id,
        committee: id,
        area: String(values['area']),
        post: i === 0 ? 'chair' : i === 1 ? 'deputy' : 'member',
        party: n % 6 === 4 ? i === 0 : i < Math.ceil(size / 2),
        community_post: i === 1 && n % 3 !== 1,
        owner: true,
        kin: false,
        conduct: false,
        pledge: isIn,
        ...(isIn && typeof values['elected'] === 'string' && { begun: values['elected'] }),
      },
      state: isIn ? 'in_office' : 'candidate',
      at: moment(-60 + (n % 40)),
    }));
  });
};
export default members;

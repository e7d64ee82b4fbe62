import type { Tx } from '#kernel/db.ts';
import { type Givers, givers } from '#kernel/permissions.ts';
import { type Asked, areasAsked, type Measure } from '#modules/coverage/index.ts';
import { isExemptFromHouseholds, knownCount } from '#modules/territory/domain/index.ts';
import { countBranches, countContacts, countPersons, readContactHouseholds, readOwnersCommittees, type When } from './store/measures.ts';

/** An office that no post stands for. */
const nobody: Givers = { roles: [], permissions: [] };
const whenOf = ({ roots, day, at }: Asked): When => ({ codes: roots.map(({ code }) => code), day, at });

/** A measure that counts something in every grid; a grid that is not counted has none. */
const perGrid = (code: string, unit: Measure['unit'], counted: (tx: Tx, when: When) => Promise<ReadonlyMap<string, number>>): Measure => ({
  code,
  subject: 'area',
  levels: ['grid'],
  unit,
  figures: async (tx, asked) => {
    const counts = await counted(tx, whenOf(asked));
    return areasAsked(asked).map((area) => ({ areaCode: area.code, value: counts.get(area.code) ?? 0 }));
  },
});

/** Households of a grid ÷ its contacts. Where there is no contact, all households fall on nobody: the value is then their number. */
const householdsPerContact: Measure = {
  code: 'households_per_contact',
  subject: 'area',
  levels: ['grid'],
  unit: 'household',
  figures: async (tx, asked) => {
    const contacts = await countContacts(tx, whenOf(asked));
    return areasAsked(asked).map((area) => {
      if (isExemptFromHouseholds(area)) return { areaCode: area.code, value: null, exempt: true };
      const numerator = knownCount(asked.territory, area, 'households');
      if (numerator === null) return { areaCode: area.code, value: null };
      const denominator = contacts.get(area.code) ?? 0;
      return { areaCode: area.code, value: numerator / Math.max(1, denominator), parts: { numerator, denominator } };
    });
  },
};

/** People with the office of community worker or a post that lets them record reports in a community × 10,000 ÷ its residents. */
const communityWorkers: Measure = {
  code: 'community_workers_per_10000',
  subject: 'area',
  levels: ['community'],
  unit: 'per_10000',
  figures: async (tx, asked) => {
    const workers = await countPersons(tx, whenOf(asked), 12, ['community_worker'], givers('cases.record'));
    return areasAsked(asked).map((area) => {
      const residents = knownCount(asked.territory, area, 'residents');
      if (!residents) return { areaCode: area.code, value: null };
      const numerator = workers.get(area.code) ?? 0;
      return { areaCode: area.code, value: (numerator * 10_000) / residents, parts: { numerator, denominator: residents } };
    });
  },
};

/** Households each contact household looks after. */
const contactHouseholdSize: Measure = {
  code: 'contact_household_size',
  subject: 'organisation',
  levels: [],
  unit: 'household',
  figures: async (tx, asked) =>
    (await readContactHouseholds(tx, whenOf(asked))).map(({ id, name, areaCode, households }) => ({
      areaCode,
      subject: { id, name },
      value: households,
    })),
};

/** Party members ÷ all who hold office in an owners' committee, in per cent. A committee of nobody tells nothing. */
const ownersCommitteePartyShare: Measure = {
  code: 'owners_committee_party_share',
  subject: 'organisation',
  levels: [],
  unit: 'percent',
  figures: async (tx, asked) =>
    (await readOwnersCommittees(tx, whenOf(asked))).map(({ id, name, areaCode, persons, partyMembers }) => ({
      areaCode,
      subject: { id, name },
      value: persons === 0 ? null : (partyMembers * 100) / persons,
      ...(persons === 0 ? {} : { parts: { numerator: partyMembers, denominator: persons } }),
    })),
};

/** What the module can tell of grids, communities and organisations. */
export const organisationMeasures: readonly Measure[] = [
  perGrid('grid_workers', 'person', (tx, when) => countPersons(tx, when, 15, ['grid_worker'], givers('cases.report_on_patrol'))),
  perGrid('grid_leaders', 'person', (tx, when) => countPersons(tx, when, 15, ['grid_leader'], nobody)),
  perGrid('grid_branches', 'organisation', countBranches),
  householdsPerContact,
  communityWorkers,
  contactHouseholdSize,
  ownersCommitteePartyShare,
];

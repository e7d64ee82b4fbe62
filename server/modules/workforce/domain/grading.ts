import type { Scheme } from '#contract/workforce/scheme.ts';

/** What is known of a worker, as far as grade and pay rest on it. Days are `YYYY-MM-DD`. */
export interface Worker {
  readonly post: string;
  readonly grade: number | null;
  /** First day of community work. */
  readonly since: string;
  readonly degree: string | null;
  /** Has diploma or degree alone, not both. */
  readonly alone: boolean;
  readonly certificate: string | null;
  readonly certifiedOn: string | null;
  /** Years rated so. */
  readonly basicYears: number;
  readonly unqualifiedYears: number;
}

/** One line of an explanation: a figure and where it comes from. Words: `workforce-console.lines.<what>`, filled with `data`. */
export interface Line {
  readonly what:
    | 'start'
    | 'degree'
    | 'served'
    | 'uncounted'
    | 'credited'
    | 'steps'
    | 'most'
    | 'grade'
    | 'base'
    | 'coefficient'
    | 'basic'
    | 'performance'
    | 'certificate'
    | 'total';
  readonly value: number;
  /** What the value is: grades, years, fen a month, or a bare factor. */
  readonly unit: 'grade' | 'year' | 'fen' | 'factor';
  /** From the scheme, from the worker's row, or worked out from lines above. */
  readonly from: 'scheme' | 'row' | 'lines';
  readonly data: Readonly<Record<string, string | number | { readonly zh: string; readonly en: string | null }>>;
}

/** What the rules give for a worker on a day. */
export interface Standing {
  /** Null where the scheme does not know the post. */
  readonly due: number | null;
  /** The first day on which the rules give more than the grade held; null: never, by what is known now. */
  readonly dueOn: string | null;
  readonly lines: readonly Line[];
}

/** The day so many years after a day; 29 February becomes the 28th where there is none. */
export const yearsAfter = (day: string, years: number): string => {
  const year = String(Number(day.slice(0, 4)) + years).padStart(4, '0');
  const same = `${year}${day.slice(4)}`;
  return day.endsWith('-02-29') && new Date(`${same}T00:00:00Z`).toISOString().slice(0, 10) !== same ? `${year}-02-28` : same;
};
/** Whole years from a day to another; none before it. */
export const fullYears = (from: string, to: string): number => {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return Math.max(0, yearsAfter(from, years) <= to ? years : years - 1);
};

interface Credit {
  readonly grades: number;
  readonly years: number;
}
const creditOf = ({ degrees }: Scheme, { degree, alone }: Worker): Credit => {
  const found = degrees.find(({ code }) => code === degree);
  if (!found) return { grades: 0, years: 0 };
  return alone ? { grades: 0, years: found.years } : { grades: found.grades, years: 0 };
};
const lostYears = ({ uncounted }: Scheme, { basicYears, unqualifiedYears }: Worker): number =>
  (uncounted.includes('basic') ? basicYears : 0) + (uncounted.includes('unqualified') ? unqualifiedYears : 0);

/** The grade that the rules give a worker on a day, why, and from when on they give more than the grade held. */
export const standingOf = (scheme: Scheme, worker: Worker, today: string): Standing => {
  const post = scheme.posts.find(({ code }) => code === worker.post);
  if (!post) return { due: null, dueOn: null, lines: [] };
  const credit = creditOf(scheme, worker);
  const lost = lostYears(scheme, worker);
  const served = fullYears(worker.since, today);
  const counted = Math.max(0, served + credit.years - lost);
  const steps = Math.floor(counted / scheme.stepYears);
  const reached = post.from + credit.grades + steps;
  const due = Math.min(reached, post.to);
  const degree = scheme.degrees.find(({ code }) => code === worker.degree);
  const title = degree?.title ?? { zh: '—', en: '—' };
  const lines: Line[] = [
    { what: 'start', value: post.from, unit: 'grade', from: 'scheme', data: { post: post.title, to: post.to } },
    ...(credit.grades > 0
      ? [{ what: 'degree', value: credit.grades, unit: 'grade', from: 'scheme', data: { degree: title } } satisfies Line]
      : []),
    { what: 'served', value: served, unit: 'year', from: 'row', data: { since: worker.since } },
    ...(credit.years > 0
      ? [{ what: 'credited', value: credit.years, unit: 'year', from: 'scheme', data: { degree: title } } satisfies Line]
      : []),
    ...(lost > 0 ? [{ what: 'uncounted', value: -lost, unit: 'year', from: 'row', data: {} } satisfies Line] : []),
    { what: 'steps', value: steps, unit: 'grade', from: 'lines', data: { years: counted, step: scheme.stepYears } },
    ...(due < reached
      ? [{ what: 'most', value: due - reached, unit: 'grade', from: 'scheme', data: { post: post.title, to: post.to } } satisfies Line]
      : []),
    { what: 'grade', value: due, unit: 'grade', from: 'lines', data: {} },
  ];
  return { due, dueOn: dueOn(scheme, worker, post), lines };
};

/** The first day on which a worker's due grade is above the one held. */
const dueOn = (scheme: Scheme, worker: Worker, post: Scheme['posts'][number]): string | null => {
  const credit = creditOf(scheme, worker);
  const next = (worker.grade ?? post.from - 1) + 1;
  if (next > post.to) return null;
  const steps = Math.max(0, next - post.from - credit.grades);
  const years = Math.max(0, steps * scheme.stepYears - credit.years + lostYears(scheme, worker));
  // who needs no further year was due from the first day on
  return yearsAfter(worker.since, steps === 0 ? 0 : years);
};

/** What is paid a month for a grade, in fen, with its parts; null where the scheme has no such grade. */
export const payOf = (
  scheme: Scheme,
  worker: Pick<Worker, 'certificate' | 'certifiedOn'>,
  grade: number,
  today: string,
): { readonly total: number; readonly lines: readonly Line[] } | null => {
  const coefficient = scheme.coefficients[grade - 1];
  if (coefficient === undefined) return null;
  const whole = Math.round(scheme.base * coefficient);
  const basic = Math.round((whole * scheme.basicPercent) / 100);
  const held = scheme.certificates.find(({ code }) => code === worker.certificate);
  const allowance = held && worker.certifiedOn !== null && worker.certifiedOn <= today ? held.fen : 0;
  const total = whole + allowance;
  return {
    total,
    lines: [
      { what: 'base', value: scheme.base, unit: 'fen', from: 'scheme', data: {} },
      { what: 'coefficient', value: coefficient, unit: 'factor', from: 'scheme', data: { grade } },
      { what: 'basic', value: basic, unit: 'fen', from: 'lines', data: { percent: scheme.basicPercent } },
      { what: 'performance', value: whole - basic, unit: 'fen', from: 'lines', data: { percent: 100 - scheme.basicPercent } },
      ...(allowance > 0 && held
        ? [
            {
              what: 'certificate',
              value: allowance,
              unit: 'fen',
              from: 'scheme',
              data: { certificate: held.title, since: worker.certifiedOn ?? '' },
            } satisfies Line,
          ]
        : []),
      { what: 'total', value: total, unit: 'fen', from: 'lines', data: {} },
    ],
  };
};

/** How many persons a community shall have: by its households and by its residents; null where those are not known, or the norm says nothing of them. */
export const normOf = (
  { steps, beyond, committee, most, perTenThousand }: Scheme['headcount'],
  { households, residents }: { readonly households: number | null; readonly residents: number | null },
): { readonly byHouseholds: number | null; readonly byResidents: number | null } => {
  const step = households === null ? undefined : (steps.find((one) => households <= one.households) ?? steps.at(-1));
  const over = beyond && step && households !== null ? Math.max(0, Math.floor((households - step.households) / beyond.households)) : 0;
  return {
    byHouseholds: step === undefined ? null : Math.min(committee + step.persons + over, most ?? Number.POSITIVE_INFINITY),
    byResidents: perTenThousand === null || residents === null ? null : Math.ceil((residents * perTenThousand) / 10_000),
  };
};

import type { Import } from './imports.ts';

/** The directions in which code may import; see ARCHITECTURE.md. */
interface Rule {
  /** What the rule demands, shown with each breach. */
  says: string;
  from: RegExp;
  /** Files that may be imported. Without it, any. */
  only?: RegExp;
  /** Files that may not be imported. */
  never?: RegExp;
  /** Packages that may be imported. Without it, any. */
  packages?: RegExp;
  neverPackages?: RegExp;
}

const database = /^(pg|kysely)$/;

const rules: Rule[] = [
  {
    says: 'contract imports nothing but itself and zod, its expressions a parser, its texts what compares two',
    from: /^contract\/(?!kernel\/expression\/|proposals\/texts\.ts$)/,
    only: /^contract\//,
    packages: /^zod$/,
  },
  {
    says: 'expressions import the parser of CEL',
    from: /^contract\/kernel\/expression\//,
    only: /^contract\//,
    packages: /^@marcbachmann\/cel-js$/,
  },
  {
    says: 'texts are compared by the package for it',
    from: /^contract\/proposals\/texts\.ts$/,
    only: /^contract\//,
    packages: /^diff$/,
  },
  { says: 'the kernel knows no module', from: /^server\/kernel\//, only: /^(server\/kernel|contract|database|i18n)\// },
  {
    says: 'modules stand on the kernel and on one another',
    from: /^server\/modules\//,
    only: /^(server\/(kernel|modules)|contract|database|i18n|ui\/geometry)\//,
  },
  { says: 'geometry stands by itself', from: /^ui\/geometry\//, only: /^ui\/geometry\//, packages: /^flatbush$/ },
  { says: 'the program is made of modules', from: /^server\/[^/]+$/, only: /^(server|contract|i18n|package\.json)/ },
  { says: 'client knows only the contract', from: /^client\//, only: /^(client|contract)\//, neverPackages: /^node:/ },
  { says: 'ui knows only the contract', from: /^ui\//, only: /^(ui|client|contract|i18n)\//, neverPackages: /^node:/ },
  {
    says: 'the console imports ui, client, contract',
    from: /^console\/src\//,
    only: /^(console|ui|client|contract|i18n)\//,
    neverPackages: /^node:/,
  },
  {
    says: 'the mobile pages import ui, client, contract',
    from: /^mobile\/src\//,
    only: /^(mobile|ui|client|contract|i18n)\//,
    neverPackages: /^node:/,
  },
  { says: 'tools do not reach into the pages', from: /^tools\//, never: /^(console|mobile)\// },
  {
    says: 'domain and policy import only the contract, the calendar, counters, rows of sheets and pure packages',
    from: /^server\/modules\/[^/]+\/(domain\/|policy\.ts)/,
    only: /^(contract\/|server\/kernel\/(calendar\.ts$|rollups\/counters\.ts$|sheets\/rows\/)|ui\/geometry\/|server\/modules\/[^/]+\/(domain\/|policy\.ts))/,
    neverPackages: /^(pg|kysely|fastify|node:fs|node:net|node:http)$/,
  },
  {
    says: 'the store holds no rules and starts nothing',
    from: /^server\/modules\/[^/]+\/store(\.ts|\/)/,
    never: /^server\/modules\/[^/]+\/(commands|queries|jobs)\/|\/(routes|policy)\.ts$/,
  },
  {
    says: 'commands and queries are called by routes and jobs, not the other way round',
    from: /^server\/modules\/[^/]+\/(commands|queries)\//,
    never: /^server\/modules\/[^/]+\/(routes(\.ts|\/)|jobs(\.ts|\/))/,
  },
  { says: 'a question changes nothing', from: /^server\/modules\/[^/]+\/queries\//, never: /^server\/modules\/[^/]+\/commands\// },
  { says: 'only store speaks SQL', from: /^server\/(modules\/[^/]+\/(?!store(\.ts|\/))|[^/]+$)/, neverPackages: database },
  { says: 'pages do not speak SQL', from: /^(contract|client|ui|console|mobile)\//, neverPackages: database },
];

const isTest = (file: string): boolean => /\.test\.tsx?$|^e2e\/|\/testing\//.test(file);

const breaks = (rule: Rule, { from, to, isPackage }: Import): boolean => {
  if (!rule.from.test(from)) return false;
  if (isPackage) return (rule.packages !== undefined && !rule.packages.test(to)) || (rule.neverPackages?.test(to) ?? false);
  return (rule.only !== undefined && !rule.only.test(to)) || (rule.never?.test(to) ?? false);
};

/** What others may import of a module: all it offers, or its pure rules alone. */
const doors = /^server\/modules\/[^/]+\/(domain\/)?index\.ts$/;
const moduleOf = (file: string): string | undefined => /^server\/modules\/([^/]+)\//.exec(file)?.[1];
const pageOf = (file: string): string | undefined =>
  /^(console\/src\/modules\/[^/]+\/[^/]+|mobile\/src\/(?:pages|modules\/[^/]+)\/[^/]+)\//.exec(file)?.[1];

/** Breaches of the directions, one line each. Tests may look anywhere. */
export function findBreaches(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from }) => !isTest(from))
    .flatMap((one) => {
      const { from, to } = one;
      const found = rules.filter((rule) => breaks(rule, one)).map(({ says }) => says);
      const [own, other] = [moduleOf(from), moduleOf(to)];
      if (own && other && own !== other && !doors.test(to))
        found.push('other modules are entered through index.ts, their pure rules through domain/index.ts');
      const [page, otherPage] = [pageOf(from), pageOf(to)];
      if (page && otherPage && page !== otherPage) found.push('pages do not import each other');
      return found.map((says) => `${from} → ${to}: ${says}`);
    });
}

/** Circles in a graph, each as the list of its nodes; every node is in at most one. */
function circlesOf(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const trail: string[] = [];
  const visit = (node: string): void => {
    const at = trail.indexOf(node);
    if (at >= 0) {
      found.push([...trail.slice(at), node]);
      return;
    }
    if (finished.has(node)) return;
    trail.push(node);
    for (const next of graph.get(node) ?? []) visit(next);
    trail.pop();
    finished.add(node);
  };
  for (const node of graph.keys()) visit(node);
  return found;
}

const graphOf = (edges: Iterable<readonly [string, string]>): Map<string, Set<string>> => {
  const graph = new Map<string, Set<string>>();
  for (const [from, to] of edges) if (from !== to) graph.set(from, (graph.get(from) ?? new Set()).add(to));
  return graph;
};

/** Files that need each other to run, and modules that know each other in any way. */
export function findCircles(imports: readonly Import[]): string[] {
  const own = imports.filter(({ from, isPackage }) => !isPackage && !isTest(from));
  const files = graphOf(own.filter(({ typeOnly }) => !typeOnly).map(({ from, to }) => [from, to] as const));
  const modules = graphOf(
    own.flatMap(({ from, to }) => {
      const [a, b] = [moduleOf(from), moduleOf(to)];
      return a && b ? [[a, b] as const] : [];
    }),
  );
  return [...circlesOf(files), ...circlesOf(modules)].map((circle) => `circle: ${circle.join(' → ')}`);
}

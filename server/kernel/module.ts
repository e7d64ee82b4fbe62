import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { importEach } from './folders.ts';
import type { ScheduledJob } from './jobs.ts';
import type { Kernel } from './kernel.ts';

/** What modules offer to one another, by module. Each adds its own beside its description: `declare module '#kernel/module.ts'`. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the modules
export interface Services {}

// biome-ignore lint/suspicious/noConfusingVoidType: who offers nothing returns nothing
type Own<N> = N extends keyof Services ? Services[N] : void;

/**
 * A module as the program finds it: the default export of `modules/<name>/module.ts`.
 * @template N its name, that of its folder  @template K the modules it needs
 */
export interface ModuleDescription<N extends string = string, K extends keyof Services = keyof Services> {
  readonly name: N;
  /** Modules that must be open before this one; `create` gets what they offer. */
  readonly needs: readonly K[];
  /** Opens the module in every process, with or without HTTP: what it offers, keeps in memory and reacts to. Starts nothing. */
  readonly create?: (kernel: Kernel, services: Pick<Services, K>) => Own<N>;
  /** Adds its addresses; only called where HTTP is served. */
  readonly routes?: (app: FastifyInstance, kernel: Kernel, service: Own<N>) => void;
  /** Its scheduled work; only called where jobs run. */
  readonly jobs?: (kernel: Kernel, service: Own<N>) => readonly ScheduledJob[];
  /** Hosts beside our own that its pages fetch pictures of a basemap from. */
  readonly hosts?: (config: Config) => readonly string[];
}

/** Describes a module; keeps its types. */
export const defineModule = <N extends string, K extends keyof Services = never>(
  module: ModuleDescription<N, K>,
): ModuleDescription<N, K> => module;

/** Any module, after its types have done their work. */
type AnyModule = {
  readonly name: string;
  readonly needs: readonly string[];
  readonly create?: (kernel: Kernel, services: never) => unknown;
  readonly routes?: (app: FastifyInstance, kernel: Kernel, service: never) => void;
  readonly jobs?: (kernel: Kernel, service: never) => readonly ScheduledJob[];
  readonly hosts?: (config: Config) => readonly string[];
};

/** Modules in the order in which they lean on one another, by name where they do not. @throws on a circle or a need that is not there */
export const inOrder = <M extends { name: string; needs: readonly string[] }>(modules: readonly M[]): M[] => {
  const byName = new Map(modules.map((one) => [one.name, one]));
  const done = new Set<M>();
  const visit = (one: M, trail: readonly string[]): void => {
    if (done.has(one)) return;
    if (trail.includes(one.name))
      throw new Error(`modules need each other in a circle: ${[...trail.slice(trail.indexOf(one.name)), one.name].join(' → ')}`);
    for (const need of one.needs) {
      const found = byName.get(need);
      if (!found) throw new Error(`module ${one.name} needs ${need}, which is not there`);
      visit(found, [...trail, one.name]);
    }
    done.add(one);
  };
  for (const name of [...byName.keys()].sort()) visit(byName.get(name) as M, []);
  return [...done];
};

/** Reads the descriptions of the modules in a folder, in the order in which they are opened. @throws what {@link inOrder} throws */
export const findModules = async (root: string): Promise<readonly AnyModule[]> => {
  const found = await importEach<{ default: AnyModule }>(root, 'module.ts');
  for (const [folder, { default: one }] of found)
    if (one.name !== folder) throw new Error(`module ${one.name} lies in the folder ${folder}: both have one name`);
  return inOrder([...found.values()].map((one) => one.default));
};

export const openModules = (kernel: Kernel, modules: readonly AnyModule[]): Services => {
  const services: Record<string, unknown> = {};
  for (const { name, needs, create } of modules)
    services[name] = create?.(kernel, Object.fromEntries(needs.map((need) => [need, services[need]])) as never);
  return services as unknown as Services;
};

const serviceOf = (services: Services, name: string): never => (services as unknown as Record<string, unknown>)[name] as never;

/** Adds the addresses of all modules. */
export const routeModules = (app: FastifyInstance, kernel: Kernel, modules: readonly AnyModule[], services: Services): void => {
  for (const { name, routes } of modules) routes?.(app, kernel, serviceOf(services, name));
};

/** The scheduled work of all modules. */
export const jobsOfModules = (kernel: Kernel, modules: readonly AnyModule[], services: Services): ScheduledJob[] =>
  modules.flatMap(({ name, jobs }) => jobs?.(kernel, serviceOf(services, name)) ?? []);

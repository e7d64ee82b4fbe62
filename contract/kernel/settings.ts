import type { z } from 'zod';
import type { Permission } from './permissions.ts';

/** A setting of a jurisdiction, declared once by its module in `contract/<module>/settings.ts`. Words: `<module>.configure.<what>.title|help`. */
export interface Setting<S extends z.ZodType = z.ZodType> {
  /** Its name, under which values are kept for good: `<module>.<what>`; the oldest have none of a module. */
  readonly key: string;
  readonly schema: S;
  /** What holds where nothing was decided. */
  readonly default: z.output<S>;
  readonly permission: Permission;
  /** Action of its audit lines. */
  readonly action: string;
  /** Words of its values where they are codes, by their place in i18n: `accounts.roles`. */
  readonly words?: string;
  /** Its values are several of those the server's module offers (`kernel.choices`); others are refused. */
  readonly choices?: true;
  /** It has an editor of its own: `settings` on the page of settings itself, else the address of a page of the console. */
  readonly editor?: string;
  /** It can only be changed by a command of its module, which checks more than its form. */
  readonly guarded?: true;
  /** Only demo districts have it. */
  readonly demo?: true;
}

/** Declares a setting and keeps its types. */
export const defineSetting = <S extends z.ZodType>(setting: Setting<S>): Setting<S> => setting;

/** The value that holds: the stored one, the default where nothing is stored or what is stored has no form that is known today. */
export const settingOf = <S extends z.ZodType>(setting: Setting<S>, stored: Readonly<Record<string, unknown>>): z.output<S> => {
  const read = setting.key in stored ? setting.schema.safeParse(stored[setting.key]) : null;
  return read?.success ? read.data : setting.default;
};

import type { TFunction } from 'i18next';
import type { Locale } from '#ui/i18n.ts';
import type { DefinitionView } from '../../../components/definition/definition.ts';
import { describeRegister } from '../../registers/describe.ts';

type Describe = DefinitionView<never>['describe'];

/** Words for what differs where nothing better is known: the way there, and the value as it is. */
const plainly: Describe = ({ path, before, after }) => {
  const said = (value: unknown): string =>
    value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);
  return { where: path.join(' · '), before: said(before), after: said(after) };
};

/** How changes of a definition of a pack are told. */
export const viewOf = (kind: string, t: TFunction, locale: Locale): Pick<DefinitionView<never>, 'describe' | 'empty'> => ({
  describe: kind === 'registers.register' ? describeRegister(t, locale) : plainly,
  empty: {} as never,
});

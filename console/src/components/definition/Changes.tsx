import { useTranslation } from 'react-i18next';
import { differences } from '#contract/kernel/definition-diff.ts';
import type { DefinitionView } from './definition.ts';

interface Props {
  view: Pick<DefinitionView<never>, 'describe' | 'empty'>;
  /** Null: there was nothing before. */
  before: unknown;
  after: unknown;
}

const most = 100;

/** What differs between two contents, one line each. */
export const Changes = ({ view, before, after }: Props) => {
  const { t } = useTranslation('definitions-console');
  const found = differences(before ?? view.empty, after ?? {});
  if (found.length === 0) return <p className="soft">{t('changes.nothing')}</p>;
  return (
    <>
      <ul className="definition-changes">
        {found.slice(0, most).map((difference) => {
          const words = view.describe(difference, { before, after });
          return (
            <li key={difference.path.join(' ')}>
              <strong>{words.where}</strong>
              {difference.before !== undefined && (
                <del>
                  <span className="sr-only">{t('changes.before')}</span>
                  {words.before || t('changes.empty')}
                </del>
              )}
              {difference.after !== undefined && (
                <ins>
                  <span className="sr-only">{t('changes.after')}</span>
                  {words.after || t('changes.empty')}
                </ins>
              )}
            </li>
          );
        })}
      </ul>
      {found.length > most && <p className="soft">{t('changes.more', { count: found.length - most })}</p>}
    </>
  );
};

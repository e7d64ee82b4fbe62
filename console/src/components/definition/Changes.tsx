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
  const contents = { before: before ?? view.empty, after };
  const found = differences(contents.before, after ?? {});
  if (found.length === 0) return <p className="soft">{t('changes.nothing')}</p>;
  return (
    <>
      <ul className="definition-changes">
        {found.slice(0, most).map((difference, i) => {
          const words = view.describe(difference, contents);
          // of a value of several parts each differs, and it is told once
          const earlier = found[i - 1] && view.describe(found[i - 1] as typeof difference, contents);
          if (earlier?.where === words.where && earlier.before === words.before && earlier.after === words.after) return null;
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

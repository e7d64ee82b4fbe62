import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PackChoice, PackPart } from '#contract/packs/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { viewOf } from './view.ts';

interface Props {
  part: PackPart;
  onTake: (choice: PackChoice) => void;
}

/** What both sides changed: each of them beside the other, to be chosen one by one. */
export const Conflicts = ({ part, onTake }: Props) => {
  const { t } = useTranslation('packs-console');
  const { describe } = viewOf(part.kind, t, useLocale());
  const { kind, subject, before, after } = part;
  return (
    <section aria-label={t('conflicts.title')}>
      <h3>{t('conflicts.count', { count: part.conflicts.length })}</h3>
      <ul className="packs-conflicts">
        {part.conflicts.map(({ at, path, base, ours, theirs, taken }) => {
          const contents = { before, after };
          const mine = describe({ path, before: base, after: ours }, contents);
          const other = describe({ path, before: base, after: theirs }, contents);
          const choice = (take: 'ours' | 'theirs', words: string) => (
            <Radio value={take}>
              <span className="soft">{t(`conflicts.${take}`)}</span> <span>{words || t('conflicts.removed')}</span>
            </Radio>
          );
          return (
            <li key={at}>
              <strong>{mine.where}</strong>
              <span className="soft">{t('conflicts.base', { words: mine.before || t('conflicts.nothing') })}</span>
              <Radio.Group
                aria-label={mine.where}
                value={taken}
                onChange={({ target }) => onTake({ kind, subject, at, take: target.value as 'ours' | 'theirs' })}
              >
                {choice('ours', mine.after)}
                {choice('theirs', other.after)}
              </Radio.Group>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CovenantVersion } from '#contract/covenants/api.ts';
import { SideBySide } from '../../../components/SideBySide.tsx';

/** The articles of a version; where there is an older one, both side by side, article by article. */
export const Compare = ({ versions, version }: { versions: readonly CovenantVersion[]; version: CovenantVersion }) => {
  const { t } = useTranslation('covenants-console');
  const [chosen, setChosen] = useState<number | null>(null);
  const older = versions.filter(({ number }) => number < version.number);
  const before = older.find(({ number }) => number === (chosen ?? version.basedOn));
  return (
    <section aria-label={t('versions')}>
      <h2>{t('versions')}</h2>
      {older.length > 0 && (
        <p>
          <span className="soft">{t('compare')}</span>
          <Select
            aria-label={t('compare')}
            placeholder={t('compare')}
            value={before?.number ?? null}
            options={older.map(({ number }) => ({ value: number, label: t('versionOf', { n: number }) }))}
            onChange={setChosen}
          />
        </p>
      )}
      {before ? (
        <SideBySide
          older={before.articles}
          newer={version.articles}
          olderTitle={t('versionOf', { n: before.number })}
          newerTitle={t('versionOf', { n: version.number })}
        />
      ) : (
        version.articles.map(({ key, heading, text }, i) => (
          <p key={key} className="plain">
            <strong>{t('article', { n: i + 1, heading })}</strong> {text}
          </p>
        ))
      )}
    </section>
  );
};

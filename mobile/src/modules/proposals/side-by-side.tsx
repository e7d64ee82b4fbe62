import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { diffWords } from '#contract/proposals/texts.ts';
import '../../styles/proposals.css';

/** Words that were and words that are to be, one above the other on a narrow screen: what goes is struck through, what comes is underlined. */
export const SideBySide = ({ before, after }: { before: string; after: string }) => {
  const { t } = useTranslation();
  const runs = useMemo(() => diffWords(before, after), [before, after]);
  const side = (what: 'gone' | 'new') =>
    runs
      .filter((run) => run.what === 'same' || run.what === what)
      .map((run, i) => {
        const key = `${i} ${run.text}`;
        if (run.what === 'same') return <span key={key}>{run.text}</span>;
        return what === 'gone' ? <del key={key}>{run.text}</del> : <ins key={key}>{run.text}</ins>;
      });
  return (
    <div className="versions">
      <div>
        <p className="small soft">{t('proposals.before')}</p>
        <p className="plain">{before === '' ? t('proposals.nothingBefore') : side('gone')}</p>
      </div>
      <div>
        <p className="small soft">{t('proposals.after')}</p>
        <p className="plain">{after === '' ? t('proposals.goes') : side('new')}</p>
      </div>
    </div>
  );
};

import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { diffParts, diffWords, type Part } from '#contract/proposals/texts.ts';
import '../styles/versions.css';

/** One side of two texts: what is not in the other is marked by a line through or under it, and never by colour alone. */
const Side = ({ older, newer, what }: { older: string; newer: string; what: 'gone' | 'new' }) => {
  const runs = useMemo(() => diffWords(older, newer), [older, newer]);
  return runs
    .filter((run) => run.what === 'same' || run.what === what)
    .map((run, i) => {
      const key = `${i} ${run.text}`;
      if (run.what === 'same') return <span key={key}>{run.text}</span>;
      return what === 'gone' ? <del key={key}>{run.text}</del> : <ins key={key}>{run.text}</ins>;
    });
};

/** Two texts side by side, part by part. */
export const SideBySide = ({
  older,
  newer,
  olderTitle,
  newerTitle,
}: {
  older: readonly Part[];
  newer: readonly Part[];
  olderTitle: string;
  newerTitle: string;
}) => {
  const { t } = useTranslation('proposals-console');
  const rows = useMemo(() => diffParts(older, newer), [older, newer]);
  return (
    <table className="versions-table">
      <thead>
        <tr>
          <th scope="col">{olderTitle}</th>
          <th scope="col">{newerTitle}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, what, older: was, newer: is }) => (
          <tr key={key} data-what={what}>
            <td>
              {was?.heading && <strong>{was.heading} </strong>}
              {was && (is ? <Side older={was.text} newer={is.text} what="gone" /> : <del>{was.text}</del>)}
            </td>
            <td>
              {what !== 'same' && <span className="soft">{t(`changes.${what}`)} </span>}
              {is?.heading && <strong>{is.heading} </strong>}
              {is && (was ? <Side older={was.text} newer={is.text} what="new" /> : <ins>{is.text}</ins>)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

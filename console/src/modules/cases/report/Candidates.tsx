import { useTranslation } from 'react-i18next';
import type { Candidate } from '#contract/territory/api.ts';

/** More than these, and less likely ones, help nobody to choose. */
const most = 4;
const least = 0.3;
/** The areas of an answer that are worth offering: below the jurisdiction itself, and likely enough. */
export const worthOffering = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.filter((one) => one.score >= least && one.path.includes(' / ')).slice(0, most);

interface Props {
  candidates: readonly Candidate[];
  chosen: string | undefined;
  onChoose: (code: string | undefined) => void;
}

/** What the words may mean, each with its reasons; a second press takes the choice back. */
export const Candidates = ({ candidates, chosen, onChoose }: Props) => {
  const { t } = useTranslation('cases-console');
  if (candidates.length === 0) return null;
  return (
    <fieldset className="candidates">
      <legend>{t('report.candidates')}</legend>
      {candidates.map(({ code, path, why }) => (
        <button key={code} type="button" aria-pressed={code === chosen} onClick={() => onChoose(code === chosen ? undefined : code)}>
          <strong>{path.split(' / ').slice(1).join(' · ')}</strong>
          <span className="soft">{why}</span>
        </button>
      ))}
    </fieldset>
  );
};

import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type CaseState, states } from '#contract/cases/lifecycle.ts';
import { StateTag } from '../../../components/StateTag.tsx';
import { type DeskSearch, queues } from '../search.ts';
import { SavedFilters } from './SavedFilters.tsx';

interface Props {
  search: DeskSearch;
  counts: { queues: Partial<Record<string, number>>; states: Partial<Record<CaseState, number>> } | undefined;
  onChange: (next: Partial<DeskSearch>) => void;
  /** Takes a whole other set of filters. */
  onOpen: (search: DeskSearch) => void;
  onHelp: () => void;
}

/** Queues and states with live counts; each is a filter. */
export const Rail = ({ search, counts, onChange, onOpen, onHelp }: Props) => {
  const { t } = useTranslation('cases-console');
  const chosen = search.queue ?? 'open';
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector(`.rail-${chosen}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosen]);
  const shown = states.filter((state) => (counts?.states[state] ?? 0) > 0 || search.state?.includes(state));
  return (
    <nav className="rail" aria-label={t('desk.queues')}>
      <ul className="rail-queues" ref={list}>
        {queues.map((queue) => (
          <li key={queue}>
            <button
              type="button"
              className={`rail-item rail-${queue}`}
              aria-pressed={chosen === queue && !search.state}
              onClick={() => onChange({ queue, state: undefined, sort: undefined })}
            >
              <span>{t(`cases:queues.${queue}`)}</span>
              <span className="num">{counts ? (counts.queues[queue] ?? 0) : '–'}</span>
            </button>
          </li>
        ))}
      </ul>
      <SavedFilters search={search} onOpen={onOpen} />
      {shown.length > 0 && <h2 className="rail-title">{t('desk.byState')}</h2>}
      <ul className="rail-states">
        {shown.map((state) => (
          <li key={state}>
            <button
              type="button"
              className="rail-item"
              aria-pressed={search.state?.includes(state) ?? false}
              onClick={() =>
                onChange(
                  search.state?.includes(state) ? { state: search.state.filter((s) => s !== state) } : { queue: 'all', state: [state] },
                )
              }
            >
              <StateTag state={state} />
              <span className="num">{counts?.states[state] ?? 0}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" className="rail-help" onClick={onHelp}>
        <kbd>?</kbd> {t('help.title')}
      </button>
    </nav>
  );
};

import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DraftSummary } from '#contract/drawing/api.ts';
import { fullDay, startOfDay } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { TakeBack } from './TakeBack.tsx';

/** What is to come, and what could not be carried out, said above everything else. */
export const Waiting = ({ drafts }: { drafts: readonly DraftSummary[] }) => {
  const { t } = useTranslation('drawing');
  const locale = useLocale();
  const shown = drafts.filter((one) => one.state === 'scheduled' || one.state === 'failed');
  return shown.map((draft) => (
    <div key={draft.id} className={`grids-waiting ${draft.state === 'failed' ? 'grids-waiting-failed' : ''}`} role="status">
      <span>
        {draft.effectiveOn &&
          t(draft.state === 'failed' ? 'failedOn' : 'scheduledOn', {
            title: draft.title,
            day: fullDay(startOfDay(draft.effectiveOn), locale),
          })}
        {draft.fault && ` ${draft.fault.message}`}
      </span>
      <span className="grids-waiting-acts">
        <Link to="/grids" search={{ area: draft.area.code, draft: draft.id }}>
          {t('look')}
        </Link>
        <TakeBack draft={draft} />
      </span>
    </div>
  ));
};

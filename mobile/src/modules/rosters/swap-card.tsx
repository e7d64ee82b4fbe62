import { useTranslation } from 'react-i18next';
import * as rostersApi from '#client/endpoints/rosters.ts';
import type { Swap } from '#contract/rosters/api.ts';
import { shortTime } from '#ui/time.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** A swap that waits: what is asked, and what the viewer may answer. */
export const SwapCard = ({ swap }: { swap: Swap }) => {
  const { t, i18n } = useTranslation();
  const act = useAct('duty');
  const what = ({ slot, from }: Swap['shift']): string => `${shortTime(from, i18n.language)} ${slot}`;
  const names = { by: swap.by.name, of: swap.of.name, shift: what(swap.shift) };
  const decide = (decision: Swap['actions'][number]): void =>
    void act
      .run(decision, (id) => call(rostersApi.decideSwap, { params: { swapId: swap.id }, body: { id, decision } }))
      .then((done) => done && toast(t(`duty.decided.${decision}`)));
  return (
    <section className="card" aria-label={t('duty.swapCard')}>
      <h2>{t(`duty.swapStates.${swap.state}`)}</h2>
      <p>{swap.inReturn ? t('duty.swapFor', { ...names, back: what(swap.inReturn) }) : t('duty.swapGive', names)}</p>
      <p className="small soft">
        {swap.roster.name}
        {swap.reason && ` · ${swap.reason}`}
      </p>
      <FormError error={act.error} />
      <div className="wrap">
        {swap.actions.map((decision) => (
          <button
            key={decision}
            type="button"
            className={decision === 'accept' || decision === 'confirm' ? 'button main' : 'button'}
            disabled={act.busy !== null}
            onClick={() => decide(decision)}
          >
            {t(`duty.decide.${decision}`)}
          </button>
        ))}
      </div>
    </section>
  );
};

import { useQueryClient } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Agreement, AgreementPromise } from '#contract/organisations/agreements.ts';
import { endpoints, wordsFor } from '../../../../app/api.ts';
import { useSlot } from '../../../../app/kept.ts';
import { asked, useSend } from '../../../../app/send.ts';
import { PaperButton } from '../../../../components/PaperButton.tsx';
import { AgreementForm } from '../acts/AgreementForm.tsx';
import { EndForm } from '../acts/EndForms.tsx';
import { KeepForm } from '../acts/KeepForm.tsx';
import type { OrganisationSearch } from '../search.ts';

type Act = { kind: 'change' | 'renew' | 'endAgreement' | 'resume' } | { kind: 'keep'; promise: AgreementPromise };

/** How an agreement stands, in words with the days that press. */
const StateFlag = ({ agreement: a }: { agreement: Agreement }) => {
  const { t } = useTranslation('organisations');
  const word =
    a.state === 'ending'
      ? t('agreement.ending', { count: a.daysLeft })
      : a.state === 'expired'
        ? t('agreement.expired', { count: -a.daysLeft })
        : t(`organisations:agreementStates.${a.state}`);
  const sign = { coming: '○', in_force: '●', ending: '◔', expired: '!', ended: '✕', renewed: '↻' }[a.state];
  return (
    <span className={`flag ${a.state === 'ending' || a.state === 'expired' ? 'flag-strong' : ''}`}>
      <span aria-hidden="true">{sign}</span> {word}
    </span>
  );
};

/** An agreement with its promises and what may be done with it. `seenFrom`: the organisation on whose page it stands. */
export const AgreementCard = ({ agreement: a, seenFrom }: { agreement: Agreement; seenFrom?: string }) => {
  const { t } = useTranslation('organisations');
  const { message } = App.useApp();
  const client = useQueryClient();
  const search = useSearch({ strict: false }) as OrganisationSearch;
  const [act, setAct] = useState<Act | null>(null);
  const close = (): void => setAct(null);
  const notKept = useSend({
    slot: useSlot('organisations.notKept', a.id),
    request: ({ promiseId }: { promiseId: string; keptOn: string }) =>
      asked(endpoints.organisations.keepPromise, { params: { promiseId }, body: { on: null, outcome: null } }),
    onDone: () => void client.invalidateQueries({ queryKey: ['org'] }),
    onFailed: (error) => void message.error(wordsFor(error)),
  });
  const sides = [a.unit, a.partner].filter((side) => side.id !== seenFrom);
  const over = a.state === 'ended' || a.state === 'renewed';
  return (
    <article className={`agreement ${over ? 'org-gone' : ''}`} aria-label={a.title}>
      <div className="agreement-head">
        <h3>{a.title}</h3>
        <StateFlag agreement={a} />
        {a.overduePromises > 0 && <span className="flag flag-strong">{t('agreement.overdue', { count: a.overduePromises })}</span>}
      </div>
      <p className="soft num">
        {sides.map((side, i) => (
          <span key={side.id}>
            {i > 0 && ' – '}
            <Link to="/organisations/$organisationId" params={{ organisationId: side.id }} search={search}>
              {side.name}
            </Link>
          </span>
        ))}
        {' · '}
        {t('fromUntil', { from: a.validFrom, until: a.validTo })} · {t('agreement.signed', { day: a.signedOn })}
      </p>
      {a.endedOn && (
        <p className="soft">
          {t('agreement.endedOn', { day: a.endedOn })} {a.endReason}
        </p>
      )}
      {a.renewedBy && <p className="soft">{t('agreement.renewedBy', { title: a.renewedBy.title })}</p>}
      {a.promises.length > 0 && (
        <ol className="promises">
          {a.promises.map((p) => (
            <li key={p.id} className={p.keptOn ? 'promise-kept' : p.overdue ? 'promise-overdue' : ''}>
              <span className="promise-mark" aria-hidden="true">
                {p.keptOn ? '✓' : p.overdue ? '!' : '○'}
              </span>
              <span className="line-main">
                {p.text}
                <small className="soft num">
                  {t('agreement.by', { name: p.responsible.name })}
                  {p.keptOn
                    ? ` · ${t('agreement.kept', { day: p.keptOn })}`
                    : p.dueOn
                      ? ` · ${t(p.overdue ? 'agreement.wasDue' : 'agreement.due', { day: p.dueOn })}`
                      : ''}
                  {p.outcome && ` · ${p.outcome}`}
                </small>
              </span>
              {a.actions.includes('keep_promise') && (
                <button
                  type="button"
                  className="plain-link"
                  aria-label={`${t(p.keptOn ? 'agreement.notKept' : 'agreement.keep')}：${p.text}`}
                  disabled={notKept.isPending}
                  onClick={() => (p.keptOn ? notKept.send({ promiseId: p.id, keptOn: p.keptOn }) : setAct({ kind: 'keep', promise: p }))}
                >
                  {t(p.keptOn ? 'agreement.notKept' : 'agreement.keep')}
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
      <div className="org-acts">
        <PaperButton source="organisations.agreement" subjectId={a.id} />
        {(['renew', 'change', 'resume', 'end'] as const)
          .filter((one) => a.actions.includes(one))
          .map((one) => (
            <Button key={one} size="small" onClick={() => setAct({ kind: one === 'end' ? 'endAgreement' : one })}>
              {t(`agreement.act.${one}`)}
            </Button>
          ))}
      </div>
      {act?.kind === 'keep' && <KeepForm promise={act.promise} onClose={close} onDone={close} />}
      {(act?.kind === 'change' || act?.kind === 'renew') && (
        <AgreementForm act={{ kind: act.kind, agreement: a }} onClose={close} onDone={close} />
      )}
      {(act?.kind === 'endAgreement' || act?.kind === 'resume') && (
        <EndForm ending={{ kind: act.kind, agreement: a }} onClose={close} onDone={close} />
      )}
    </article>
  );
};

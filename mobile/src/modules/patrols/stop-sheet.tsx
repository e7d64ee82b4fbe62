import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as patrolsApi from '#client/endpoints/patrols.ts';
import type { Checklist } from '#contract/patrols/checklists.ts';
import type { MyRound, MyStop } from '#contract/patrols/rounds.ts';
import type { CheckAnswer } from '#contract/patrols/values.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { given } from '../../parts/written-fields.tsx';
import { PhotoField } from '../../photos/photo-field.tsx';
import { actNow } from '../../place/act.ts';
import { useMe } from '../../session/session.ts';
import { useActDraft } from '../../store/act-draft.ts';
import type { LocalPhoto } from '../../store/database.ts';
import { submitWritten } from '../../store/outbox.ts';
import { CodeField } from './code-field.tsx';
import { patrolsKey, roundPath } from './queries.ts';

interface Props {
  round: MyRound;
  stop: MyStop;
  list: Checklist;
  /** Of the checklists. */
  version: number;
  others: readonly MyStop[];
  onClose: () => void;
}

/**
 * What is found at a stop: all fine with one tap; a fault with two, naming what is wrong, with a photo of it. Where nobody has to scan, no position is measured.
 * Photos are asked of a problem and of its removal alone.
 */
export const StopSheet = ({ round, stop, list, version, others, onClose }: Props) => {
  const { t } = useTranslation();
  const owner = useMe()?.account.id ?? null;
  const begun = useActDraft(owner, `${round.routeId} ${round.key} ${stop.placeId}`, 'patrols.scan', { words: '', photos: [], fields: {} });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { draft, change } = begun;
  const changePhotos = useCallback(
    (next: (photos: LocalPhoto[]) => LocalPhoto[]) => change((old) => ({ photos: next(old.photos) })),
    [change],
  );
  if (!draft) return null;
  const { fields } = draft;
  const set = (part: Record<string, unknown>): void => {
    setError(null);
    change((old) => ({ fields: { ...old.fields, ...part } }));
  };
  const wrong = new Set((fields['wrong'] as string[] | undefined) ?? []);
  const faulty = fields['faulty'] === true;
  const removed = fields['removed'] === true;
  const code = given(fields['code']);
  const unreadable = fields['unreadable'] === true;

  const send = async (answer: (key: string) => CheckAnswer, handOn: boolean): Promise<void> => {
    if (stop.scan && code === null && !unreadable) return setError(t('patrols.codeFirst'));
    setBusy(true);
    setError(null);
    const outcome = await submitWritten(
      {
        id: draft.id,
        title: stop.name,
        body: {
          id: draft.id,
          act: await actNow(stop.scan),
          routeId: round.routeId,
          key: round.key,
          placeId: stop.placeId,
          code: stop.scan ? code : null,
          typed: fields['typed'] === true,
          signUnreadable: unreadable,
          checklist: { code: list.code, version },
          answers: Object.fromEntries(list.items.map(({ key }) => [key, answer(key)])),
          words: draft.words.trim(),
          handOn,
          removes: removed ? (stop.open?.scanId ?? null) : null,
        } as { id: string },
        written: {
          path: patrolsApi.recordScan.path,
          answers: patrolsApi.recordScan.answers,
          what: t('patrols.act'),
          renews: patrolsKey,
          page: `/patrols/${roundPath(round.routeId, round.key)}`,
          acted: true,
        },
        photos: handOn || faulty || removed ? draft.photos : [],
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    await begun.finish();
    toast(t(outcome.status === 'sent' ? 'act.done' : 'act.kept', { action: t('patrols.act') }));
    onClose();
  };
  const report = (handOn: boolean) =>
    wrong.size === 0 ? setError(t('patrols.whatIsWrong')) : send((key) => (wrong.has(key) ? 'problem' : 'ok'), handOn);

  return (
    <Sheet title={stop.name} onClose={onClose}>
      <div className="stack">
        {stop.scan ? (
          <>
            <p className="small soft">{t('patrols.basis', { basis: stop.basis })}</p>
            <CodeField stop={stop} others={others} fields={fields} onChange={set} />
          </>
        ) : (
          <p className="small soft">{t('patrols.noScan')}</p>
        )}
        {stop.open && (
          <div className="choice">
            <label>
              <input type="checkbox" checked={removed} onChange={(event) => set({ removed: event.target.checked })} />
              {t('patrols.isRemoved', { text: stop.open.text })}
            </label>
          </div>
        )}
        {faulty ? (
          <fieldset className="field">
            <legend>{t('patrols.whatIsWrong')}</legend>
            <div className="choice">
              {list.items.map(({ key, text }) => (
                <label key={key}>
                  <input
                    type="checkbox"
                    checked={wrong.has(key)}
                    onChange={(event) => set({ wrong: event.target.checked ? [...wrong, key] : [...wrong].filter((one) => one !== key) })}
                  />
                  {text}
                </label>
              ))}
            </div>
          </fieldset>
        ) : (
          <section aria-label={list.name}>
            <h3>{list.name}</h3>
            <ul className="small soft">
              {list.items.map(({ key, text }) => (
                <li key={key}>{text}</li>
              ))}
            </ul>
          </section>
        )}
        {(faulty || removed) && (
          <>
            <div className="field">
              <label htmlFor="patrol-words">{t('patrols.words')}</label>
              <textarea
                id="patrol-words"
                className="input"
                rows={3}
                maxLength={500}
                value={draft.words}
                onChange={(event) => change({ words: event.target.value })}
              />
            </div>
            <div className="field">
              <span className="label">{t(faulty ? 'patrols.photoOfProblem' : 'patrols.photoOfRemoval')}</span>
              <PhotoField photos={draft.photos} owner={owner} onChange={changePhotos} />
            </div>
          </>
        )}
        <FormError error={error} />
        {faulty ? (
          <>
            <button type="button" className="button main wide" disabled={busy} onClick={() => void report(true)}>
              {t('patrols.handOn')}
            </button>
            <button type="button" className="button wide" disabled={busy} onClick={() => void report(false)}>
              {t('patrols.noteOnly')}
            </button>
            <button type="button" className="button bare wide" onClick={() => set({ faulty: false, wrong: [] })}>
              {t('patrols.backToFine')}
            </button>
          </>
        ) : (
          <>
            <button type="button" className="button main wide" disabled={busy} onClick={() => void send(() => 'ok', false)}>
              {t('patrols.allFine')}
            </button>
            <button type="button" className="button wide" onClick={() => set({ faulty: true })}>
              {t('patrols.faulty')}
            </button>
            <button type="button" className="button bare wide" disabled={busy} onClick={() => void send(() => 'no_entry', false)}>
              {t('patrols.noEntry')}
            </button>
          </>
        )}
      </div>
    </Sheet>
  );
};

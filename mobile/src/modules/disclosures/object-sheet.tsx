import { useTranslation } from 'react-i18next';
import * as disclosuresApi from '#client/endpoints/disclosures.ts';
import { objectionAbouts } from '#contract/disclosures/codes.ts';
import { call } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Choice } from '../../parts/written-fields.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useKeptForm } from '../../store/kept-form.ts';

/** What somebody says against a disclosure; for those who are signed in. */
export const ObjectSheet = ({ code, onClose }: { code: string; onClose: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { busy, error, setError, run } = useAct('disclosures');
  const kept = useKeptForm<{ about: (typeof objectionAbouts)[number]; words: string }>(
    'disclosures.object',
    { about: 'untrue', words: '' },
    code,
  );
  if (kept === null) return null;
  const { about, words } = kept.fields;
  const send = async (): Promise<void> => {
    if (words.trim().length < 2) return setError(t('disclosures.short'));
    const done = await run(`object ${code}`, (id) =>
      call(disclosuresApi.objectToNotice, { params: { code }, body: { id, about, words: words.trim() } }),
    );
    if (!done) return;
    await kept.finish();
    toast(t('disclosures.objected'));
    onClose();
  };
  return (
    <Sheet title={t('disclosures.object')} onClose={onClose}>
      {me === null || me?.account.anonymous ? (
        <AskSignIn text={t('disclosures.signInText')} />
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <Choice
            name="about"
            legend={t('disclosures.aboutWhat')}
            of={objectionAbouts}
            word={(value) => t(`disclosures.abouts.${value}`)}
            value={about}
            onChange={(value) => kept.change({ about: value })}
          />
          <div className="field">
            <label htmlFor="objection">{t('disclosures.words')}</label>
            <textarea
              id="objection"
              className="input"
              rows={4}
              maxLength={2000}
              value={words}
              onChange={({ target }) => {
                kept.change({ words: target.value });
                setError(null);
              }}
            />
          </div>
          <p className="hint">{t('disclosures.privacy')}</p>
          <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
          <button type="submit" className="button main wide" disabled={busy !== null}>
            {t('disclosures.send')}
          </button>
        </form>
      )}
    </Sheet>
  );
};

/** Takes an own objection to the level above. */
export const PressSheet = ({ objectionId, onClose }: { objectionId: string; onClose: () => void }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct('disclosures');
  const kept = useKeptForm('disclosures.press', { reason: '' }, objectionId);
  if (kept === null) return null;
  const { reason } = kept.fields;
  const send = async (): Promise<void> => {
    if (reason.trim().length < 2) return setError(t('disclosures.short'));
    const done = await run(`press ${objectionId}`, (id) =>
      call(disclosuresApi.pressObjection, { params: { objectionId }, body: { id, reason: reason.replace(/\s+/g, ' ').trim() } }),
    );
    if (!done) return;
    await kept.finish();
    toast(t('disclosures.pressed'));
    onClose();
  };
  return (
    <Sheet title={t('disclosures.press')} onClose={onClose}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p className="soft">{t('disclosures.pressLead')}</p>
        <div className="field">
          <label htmlFor="press-reason">{t('disclosures.pressWhy')}</label>
          <textarea
            id="press-reason"
            className="input"
            rows={3}
            maxLength={200}
            value={reason}
            onChange={({ target }) => {
              kept.change({ reason: target.value });
              setError(null);
            }}
          />
        </div>
        <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
        <button type="submit" className="button main wide" disabled={busy !== null}>
          {t('disclosures.press')}
        </button>
      </form>
    </Sheet>
  );
};

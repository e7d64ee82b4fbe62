import { useState } from 'react';
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

/** What somebody says against a disclosure; for those who are signed in. */
export const ObjectSheet = ({ code, onClose }: { code: string; onClose: () => void }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { busy, error, setError, run } = useAct('disclosures');
  const [about, setAbout] = useState<(typeof objectionAbouts)[number]>('untrue');
  const [words, setWords] = useState('');
  const send = async (): Promise<void> => {
    if (words.trim().length < 2) return setError(t('disclosures.short'));
    const done = await run(`object ${code}`, (id) =>
      call(disclosuresApi.objectToNotice, { params: { code }, body: { id, about, words: words.trim() } }),
    );
    if (!done) return;
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
            onChange={setAbout}
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
                setWords(target.value);
                setError(null);
              }}
            />
          </div>
          <p className="hint">{t('disclosures.privacy')}</p>
          <FormError error={error} />
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
  const [reason, setReason] = useState('');
  const send = async (): Promise<void> => {
    if (reason.trim().length < 2) return setError(t('disclosures.short'));
    const done = await run(`press ${objectionId}`, (id) =>
      call(disclosuresApi.pressObjection, { params: { objectionId }, body: { id, reason: reason.replace(/\s+/g, ' ').trim() } }),
    );
    if (!done) return;
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
              setReason(target.value);
              setError(null);
            }}
          />
        </div>
        <FormError error={error} />
        <button type="submit" className="button main wide" disabled={busy !== null}>
          {t('disclosures.press')}
        </button>
      </form>
    </Sheet>
  );
};

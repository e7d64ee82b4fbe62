import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import * as servicesApi from '#client/endpoints/services.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { ServiceGuide } from '#contract/services/catalogue.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { given } from '../../parts/written-fields.tsx';
import { PhotoField } from '../../photos/photo-field.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { useActDraft } from '../../store/act-draft.ts';
import type { LocalPhoto } from '../../store/database.ts';
import { submitWritten } from '../../store/outbox.ts';
import { guideQuery, servicesKey } from './queries.ts';
import { type Who, WhoFields, whoLacks } from './who-fields.tsx';

/** Questions ask for no photos: papers are materials. */
const noPhotos = { of: () => [], owner: null, change: () => undefined };

/** Applies for an item: kept as a draft on the way, sent once there is a network. Somebody who acts for another applies in the same way. */
export const ApplyPage = ({ itemId, entrustmentId }: { itemId: string; entrustmentId: string | null }) => {
  const { t } = useTranslation();
  const me = useMe();
  const { data, error, refetch } = useQuery(guideQuery(itemId));
  return (
    <Page title={data ? t('services.applyFor', { name: data.name }) : t('services.apply')} back>
      {me === null ? (
        <AskSignIn text={t('services.signIn')} />
      ) : error && !data ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : !data || !me ? (
        <Loading rows={4} />
      ) : data.opens ? (
        <Form guide={data} owner={me.account.id} name={me.account.name} entrustmentId={entrustmentId} />
      ) : (
        <p className="soft">{t('services.goThere')}</p>
      )}
    </Page>
  );
};

interface FormProps {
  guide: ServiceGuide;
  owner: string;
  name: string;
  entrustmentId: string | null;
}

const Form = ({ guide, owner, name, entrustmentId }: FormProps) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begun = useActDraft(owner, guide.id, `services.apply ${entrustmentId ?? ''}`, { words: '', photos: [], fields: {} });
  const { draft, change } = begun;
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const photosOf = useCallback(
    (materialId: string, next: (photos: LocalPhoto[]) => LocalPhoto[]) =>
      change((old) => {
        const own = old.photos.filter(({ answers }) => answers === materialId);
        const rest = old.photos.filter(({ answers }) => answers !== materialId);
        return { photos: [...rest, ...next(own).map((photo) => ({ ...photo, answers: materialId }))] };
      }),
    [change],
  );
  if (!draft) return <Loading rows={4} />;
  const who: Who = { ...(entrustmentId === null && { name }), ...draft.fields };
  const answers = (draft.fields['answers'] ?? {}) as Answers;
  const { schema, version } = guide.form;
  const put = (part: object): void => change((old) => ({ fields: { ...old.fields, ...part } }));
  const lacking = guide.materials.find(
    ({ id, necessity, source }) => necessity === 'required' && source !== 'shared' && !draft.photos.some((photo) => photo.answers === id),
  );
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const read = schema ? readAnswers(schema, answers) : { answers: {}, problem: null };
    const lacks = whoLacks(who);
    const wrong = lacks
      ? t(`services.${lacks}`)
      : read.problem
        ? read.problem.words
        : lacking
          ? t('services.materialNeeded', { name: lacking.name })
          : null;
    if (wrong) return setProblem(wrong);
    setBusy(true);
    setProblem(null);
    const filled = {
      id: draft.id,
      areaCode: who.areaCode,
      name: given(who.name),
      phone: given(who.phone),
      version,
      answers: read.answers,
      // in the order in which the photos are sent
      photoOf: draft.photos.map((photo) => photo.answers),
    };
    const address = entrustmentId === null ? servicesApi.applyFor : servicesApi.takeInApplication;
    const page = entrustmentId === null ? 'mine' : `proxy/${entrustmentId}`;
    const outcome = await submitWritten(
      {
        id: draft.id,
        title: guide.name,
        body: { ...filled, ...(entrustmentId !== null && { itemId: guide.id, entrustmentId }) } as { id: string },
        written: {
          path: addressOf(address.path, { params: { itemId: guide.id } }),
          answers: address.answers,
          what: t('services.apply'),
          renews: servicesKey,
          page: `/services/${page}`,
        },
        photos: draft.photos.map(({ answers: _, ...photo }) => photo),
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setProblem(t('services.unkept'));
    if (outcome.status === 'refused') return setProblem(outcome.error);
    await begun.finish();
    toast(t(outcome.status === 'sent' ? 'services.applied' : 'services.kept'));
    await navigate({ to: '/services/$', params: { _splat: page }, replace: true });
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setProblem(null)} noValidate>
      <p className="hint">{t('services.draftKept')}</p>
      <section className="card stack" aria-label={t('services.who')}>
        <h2>{t('services.who')}</h2>
        <WhoFields who={who} own={entrustmentId === null} onChange={put} />
      </section>
      {schema && (
        <section className="card stack" aria-label={t('services.form')}>
          <h2>{t('services.form')}</h2>
          <Questions
            schema={schema}
            answers={answers}
            tried={tried}
            photos={noPhotos}
            onChange={(next) => change((old) => ({ fields: { ...old.fields, answers: next((old.fields['answers'] ?? {}) as Answers) } }))}
          />
        </section>
      )}
      {guide.materials.map((one) => (
        <section key={one.id} className="card stack" aria-label={one.name}>
          <h2>{one.name}</h2>
          <p className="small soft">
            {t(`services.${one.source === 'shared' ? 'shared' : one.necessity === 'required' ? 'required' : 'mayFollow'}`)}
            {one.note && ` ${one.note}`}
          </p>
          {one.source !== 'shared' && (
            <PhotoField
              photos={draft.photos.filter((photo) => photo.answers === one.id)}
              owner={owner}
              most={6}
              onChange={(next) => photosOf(one.id, next)}
            />
          )}
        </section>
      ))}
      <p className="small soft">{t('services.consent')}</p>
      <FormError error={problem} />
      <button type="submit" className="button main wide" disabled={busy}>
        {t('services.send')}
      </button>
      <Link to="/services/$" params={{ _splat: guide.id }} className="button bare">
        {t('services.guide')}
      </Link>
    </form>
  );
};
